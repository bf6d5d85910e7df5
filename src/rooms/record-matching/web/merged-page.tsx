import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  FormErrorSummary,
  type FormDraft,
  Overtaken,
} from "../../../ui/forms/index.ts";
import { Button, InsetText, SummaryList, Textarea } from "../../../ui/govuk/index.ts";
import {
  fullName,
  refusalWord,
  type EndsConflicts,
  type LookBefore,
  type Merge,
  type MergeBreach,
  type MergeTell,
  type WrittenSince,
  bornText,
} from "../../subjects/index.ts";
import { OutLink, fact } from "../../../ui/layout/index.ts";
import { Breach } from "./merged-breach.tsx";
import { Tells, type TellTyped } from "./merged-parts.tsx";
import { samePaths } from "./paths.ts";
import { Since } from "./since-part.tsx";

export type MergedPage = {
  readonly merge: Merge;
  readonly refusals: readonly string[];
  /** Who can end a conflict of interest that stands against taking apart. */
  readonly endsConflicts: EndsConflicts | undefined;
  readonly tells: readonly MergeTell[];
  readonly looks: readonly LookBefore[];
  readonly since: readonly WrittenSince[];
  readonly breach: MergeBreach | undefined;
  readonly mayReadRegisters: boolean;
  readonly today: string;
  readonly csrfToken: string;
  readonly typed: { readonly reason: string };
  readonly draft: FormDraft;
  readonly tellTyped?: TellTyped;
  readonly errors?: readonly FieldError[];
  /** Why what was asked was not done, beyond a field. */
  readonly stale?: string;
};

/** Two records that became one: who said so, taking them apart, and then whom to tell. */
export function mergedPage(page: MergedPage): View {
  const { merge, tells, since, today, errors = [], stale } = page;
  const mayFill = merge.splitAt === null && page.refusals.length === 0;
  const title = `${merge.otherReference} into ${merge.reference}`;
  return {
    title,
    width: "wide",
    hasErrors: errors.length > 0 || stale !== undefined,
    breadcrumbs: [{ text: "Joined records", href: samePaths.merges() }, { text: title }],
    body: (
      <>
        {stale !== undefined && (
          <Overtaken title={stale} says={null} read="Read how it is now" href="#now" />
        )}
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`${bornText(merge.bornOn, today)}: `}
          <OutLink href={samePaths.child(merge.personId)} isBesideForm={mayFill}>
            {fullName(merge)}
          </OutLink>
        </p>
        <Facts merge={merge} looks={page.looks} />
        {merge.splitAt === null ? (
          <Split {...page} />
        ) : (
          <>
            <p class="govuk-body">
              {"The record that was separated again: "}
              <a class="govuk-link app-nowrap" href={samePaths.child(merge.otherId)}>
                {merge.otherReference}
              </a>
            </p>
            <Tells {...page} tells={tells} />
            <Breach {...page} />
            <Since {...page} since={since} />
          </>
        )}
      </>
    ),
  };
}

/** Who said what, in its order: both who said that it is one child, who proposed and who agreed. */
function Facts({ merge, looks }: Pick<MergedPage, "merge" | "looks">): VNode {
  const said = (kind: LookBefore["kind"], key: (by: string) => string) =>
    looks.filter((one) => one.kind === kind).map(({ by, reason }) => fact(key(by), reason));
  return (
    <div id="now">
      <SummaryList
        rows={[
          ...said("same", (by) => `${by} said: the same child`),
          fact("Proposed by", merge.proposedByName),
          fact("Reason", merge.reason),
          fact("Agreed by", merge.agreedByName),
          ...said("agreed", () => "What they had compared"),
          fact("Joined", formatDateTime(merge.mergedAt)),
          merge.splitAt !== null &&
            fact("Taken apart", `${formatDateTime(merge.splitAt)}, ${merge.splitByName ?? ""}`),
          merge.splitReason !== null && fact("Why", merge.splitReason),
        ]}
      />
    </div>
  );
}

/** What stands against taking apart, and who can do something about it. */
function Against({ merge, refusals, endsConflicts }: MergedPage): VNode {
  const words = [...new Set(refusals.filter((key) => key !== "conflict").map(refusalWord))];
  return (
    <InsetText>
      <ul class="govuk-list govuk-list--bullet">
        {words.map((said) => (
          <li>{said}</li>
        ))}
        {refusals.includes("conflict") && (
          <li>
            {`A colleague’s access to ${merge.reference} is blocked because they know the child or the family. The records cannot be separated while the block is in force. `}
            {endsConflicts === undefined || endsConflicts.roles.length === 0
              ? "Ring the duty manager."
              : `These can end it, on the record’s Access page, if it was a mistake or is no longer true: ${endsConflicts.roles.join(", ")} (${endsConflicts.team}). If it is true, ring the duty manager.`}
          </li>
        )}
      </ul>
    </InsetText>
  );
}

function Split(page: MergedPage): VNode {
  const { merge, refusals, csrfToken, typed, draft, errors = [] } = page;
  return (
    <>
      <h2 class="govuk-heading-m">Separate them</h2>
      {refusals.length > 0 ? (
        <Against {...page} />
      ) : (
        <DraftForm
          action={samePaths.split(merge.mergeId)}
          csrfToken={csrfToken}
          classes="app-form"
          draft={draft}
        >
          <p class="govuk-body">
            If these are two children, each row goes back to the record it came from. Everybody who
            looked, acted or was sent something since is listed to be told, and information
            governance has a draft in the register of breaches.
          </p>
          <input type="hidden" name="version" value={String(merge.version)} />
          <Textarea
            name="reason"
            label={{ text: "How you know that these are two children" }}
            value={typed.reason}
            rows={4}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Separate them" classes="govuk-button--warning" preventDoubleClick />
        </DraftForm>
      )}
    </>
  );
}
