import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DraftForm, errorFor, FormErrorSummary, type FormDraft } from "../../../ui/forms/index.ts";
import { Button, Table, Textarea } from "../../../ui/govuk/index.ts";
import type { MergeContext } from "./merge-context.ts";
import { samePaths } from "./paths.ts";
import { Refusals } from "./refusals-part.tsx";
import { Sides } from "./sides.tsx";
import { WillStandTable } from "./will-stand-part.tsx";

type MergePage = MergeContext & {
  readonly csrfToken: string;
  readonly typed: { readonly reason: string };
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
};

/** Before anybody proposes: which record stays, what moves, who is let in, and what stands against it. */
export function mergePage(page: MergePage): View {
  const { pair, stays, ends, refusals, csrfToken, typed, draft, errors = [] } = page;
  const [one, other] = [pair.one.personId, pair.other.personId];
  const title = "Join two records";
  return {
    title,
    width: "wide",
    hasErrors: errors.length > 0,
    breadcrumbs: [
      { text: "Is this one child?", href: samePaths.pair(one, other) },
      { text: title },
    ],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <Ground {...page} isBesideForm={refusals.length === 0} />
        <p class="govuk-body">
          <a class="govuk-link" href={samePaths.merge(one, other, ends.personId)}>
            {`Keep ${ends.reference} instead`}
          </a>
        </p>
        {refusals.length === 0 && (
          <DraftForm
            action={samePaths.merge(one, other, stays.personId)}
            csrfToken={csrfToken}
            classes="app-form"
            draft={draft}
          >
            <Textarea
              name="reason"
              label={{ text: "Reason" }}
              hint={{ text: "What you compared, and why this record stays" }}
              value={typed.reason}
              rows={4}
              errorMessage={errorFor(errors, "reason")}
            />
            <Button text="Propose to a colleague" preventDoubleClick />
          </DraftForm>
        )}
      </>
    ),
  };
}

/** The same before proposing and before agreeing. */
export function Ground(ground: MergeContext & { readonly isBesideForm: boolean }): VNode {
  const { stays, ends, moves, letIn, today, isBesideForm } = ground;
  return (
    <>
      <Refusals {...ground} />
      <Sides
        caption="What the top of the record will say"
        left={{ head: `${stays.reference} stays`, person: stays }}
        right={{ head: `${ends.reference} ends`, person: ends }}
        today={today}
        isBesideForm={isBesideForm}
      />
      <WillStandTable {...ground} />
      <h2 class="govuk-heading-m">What happens</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{`Everything on ${ends.reference} goes to ${stays.reference}, in one step.`}</li>
        <li>{`${ends.reference} leads to ${stays.reference} from then on. Both names find the child.`}</li>
        <li>It can be taken apart again: each row goes back where it was.</li>
        {stays.team !== ends.team && (
          <li>{`${stays.team} holds the record. People of ${ends.team} reach it if they are among those below.`}</li>
        )}
      </ul>
      <Table
        caption="What moves, as far as you may read it"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[{ text: "Kind" }, { text: "How much", format: "numeric" }]}
        rows={moves.map(({ name, count }) => [
          { text: name },
          { text: String(count), format: "numeric" as const },
        ])}
      />
      <h2 class="govuk-heading-m">Who can open it</h2>
      <p class="govuk-body">
        {letIn.length === 0
          ? "Nobody who is not involved already."
          : `${counted(letIn.length, "person", "people")} of ${ends.reference}: ${letIn.join(", ")}.`}
      </p>
    </>
  );
}
