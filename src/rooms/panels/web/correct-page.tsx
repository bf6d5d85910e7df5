import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { InsetText, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { summaryOf, type Field } from "../../../ui/forms/fields-form.tsx";
import type { ChildFacts } from "../../child-record/index.ts";
import { levelIds, LevelForm, type LevelTyped } from "../../meetings/index.ts";
import { itemName } from "../agenda-reads.ts";
import { nothing } from "../correct-decision.ts";
import { decisionsFor } from "../panel.ts";
import { promisesListPath } from "../item-promises.ts";
import type { Decision } from "../record-reads.ts";
import type { Followed, LevelSince } from "../what-followed.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { formPage } from "./form-page.tsx";
import { paths } from "./paths.ts";
import type { ItemFacts } from "./sitting-route.ts";

type Typed = Readonly<Record<string, string>>;

export type CorrectPage = {
  readonly facts: ItemFacts;
  readonly decision: Decision;
  readonly followed: Followed;
  /** Words that were written for the family, where the reader reaches the child. */
  readonly isToldToFamily: boolean;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const title = "Correct a decision";
const whyField: Field = {
  name: "correction",
  label: "Why it is corrected",
  as: "area",
  hint: "It stays in the record with your name, next to the earlier entry",
};

const itemAt = ({ sitting, item }: ItemFacts): string => paths.item(sitting.sittingId, item.itemId);

/** What the form begins with: the decision as it stands. */
export const standsTyped = ({ kind, reason, dissent }: Decision): Typed => ({
  decision: kind,
  decisionReason: reason,
  decisionDissent: dissent ?? "",
  correction: "",
});

/** A decision of one of the panel’s types: what was decided instead, or nothing of the kind. */
export function correctPage(page: CorrectPage): View {
  const { facts, decision, typed, errors = [], isStale = false } = page;
  const { sitting, item, panel, csrfToken } = facts;
  const none = { value: nothing, text: "Nothing: it was recorded by mistake" };
  const kinds = decisionsFor(panel, item).map(({ key, name }) => ({ value: key, text: name }));
  return formPage({
    title,
    csrfToken,
    typed,
    errors,
    isStale,
    button: "Correct the decision",
    now: itemAt(facts),
    breadcrumbs: crumbsOf(facts, title),
    action: paths.decision(sitting.sittingId, item.itemId, decision.decisionId),
    fields: [
      {
        name: "decision",
        label: "What the meeting decided",
        as: "select",
        items: [...kinds, none],
      },
      {
        name: "decisionReason",
        label: "Reason for the decision",
        as: "area",
        hint: "Not needed where nothing was decided",
      },
      {
        name: "decisionDissent",
        as: "area",
        label: "Who disagrees with the decision, and why (optional)",
      },
      whyField,
    ],
    above: (
      <>
        <Stands {...page} />
        <After {...page} />
      </>
    ),
  });
}

/** The level was decided again since: what the sitting says of it is taken back, and the record stays as it is. */
export function correctWordsPage(page: CorrectPage & { readonly againOn: string }): View {
  const { facts, decision, againOn, typed, errors = [], isStale = false } = page;
  const { sitting, item, csrfToken } = facts;
  return formPage({
    title,
    csrfToken,
    typed,
    errors,
    isStale,
    button: "Take it back",
    now: itemAt(facts),
    breadcrumbs: crumbsOf(facts, title),
    action: paths.decision(sitting.sittingId, item.itemId, decision.decisionId),
    fields: [whyField],
    above: (
      <>
        <Stands {...page} />
        <InsetText
          text={`The level was decided again on ${formatDate(againOn)}, after the meeting’s decision. The level stays: only the meeting’s record of it is withdrawn.`}
        />
        <After {...page} />
      </>
    ),
  });
}

export type CorrectLevelPage = Omit<CorrectPage, "typed"> & {
  readonly child: ChildFacts;
  readonly since: LevelSince;
  readonly levelTyped: LevelTyped;
  readonly typed: Readonly<Record<"agreed" | "correction", string>>;
};

/** The level is the child’s own, so it is decided again with what the sitting says of it. */
export function correctLevelPage(page: CorrectLevelPage): View {
  const { facts, decision, child, since, typed, errors = [], isStale = false } = page;
  const { sitting, item, csrfToken } = facts;
  const fields: readonly Field[] = [];
  return {
    title,
    breadcrumbs: crumbsOf(facts, title),
    hasErrors: errors.length > 0 || isStale,
    body: (
      <>
        {summaryOf({
          isStale,
          fields,
          now: itemAt(facts),
          errors: errors.map((one) => ({ ...one, field: idOf(one.field) })),
        })}
        <h1 class="govuk-heading-l">{title}</h1>
        <Stands {...page} />
        <p class="govuk-body">{beforeWords(since)}</p>
        <After {...page} />
        <LevelForm
          facts={child}
          action={paths.decisionLevel(sitting.sittingId, item.itemId, decision.decisionId)}
          csrfToken={csrfToken}
          typed={page.levelTyped}
          errors={errors}
          legend="Level that is right"
          button="Correct the level"
        >
          <Textarea
            name="correction"
            label={{ text: whyField.label }}
            hint={{ text: whyField.hint ?? "" }}
            value={typed.correction}
            rows={3}
            errorMessage={errorFor(errors, "correction")}
          />
          <Radios
            name="agreed"
            fieldset={{
              legend: {
                text: "Did the meeting agree a level?",
                classes: "govuk-fieldset__legend--s",
              },
            }}
            value={typed.agreed}
            items={[
              { value: "yes", text: "Yes, another one: it is chosen below" },
              { value: "no", text: noneWords(since) },
            ]}
            errorMessage={errorFor(errors, "agreed")}
          />
        </LevelForm>
      </>
    ),
  };
}

const idOf = (field: string): string =>
  (levelIds as Readonly<Record<string, string>>)[field] ?? field;

const noneWords = ({ before }: LevelSince): string =>
  before === null
    ? "No, none: the level stays until it is decided, because no level was known before"
    : "No, none: the previous level below applies again, for the reason above";

function beforeWords({ before, beforeSaid, beforeReviewBy }: LevelSince): string {
  if (before === null) return "Before it no level was known.";
  const review = beforeReviewBy === null ? "" : `, to be reviewed by ${formatDate(beforeReviewBy)}`;
  return `Before it the level was ${beforeSaid ?? before}${review}.`;
}

function Stands({ facts, decision }: Pick<CorrectPage, "facts" | "decision">): VNode {
  const { wording, reason, dissent, by } = decision;
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={itemAt(facts)}>
          {itemName(facts.item)}
        </a>
      </p>
      <h2 class="govuk-heading-s">{`Recorded as decided: ${wording}`}</h2>
      <p class="govuk-body app-verbatim">{reason}</p>
      {dissent !== null && <p class="govuk-body app-verbatim">{`Disagreement: ${dissent}`}</p>}
      <p class="govuk-body-s app-secondary">{`Recorded by ${by}`}</p>
    </>
  );
}

/** What is put right by itself needs no word; what colleagues did is said, and left to them. */
function After(page: Pick<CorrectPage, "facts" | "followed" | "isToldToFamily">): VNode | null {
  const { facts, followed, isToldToFamily } = page;
  const { sitting, item } = facts;
  const { promises, cameBack } = followed;
  if (promises === 0 && cameBack.length === 0 && !isToldToFamily) return null;
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>What colleagues did since is not changed. Check it:</strong>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {cameBack.map((one) => (
          <li>
            <a class="govuk-link" href={paths.item(one.sittingId, one.itemId)}>
              {`It is on the agenda of ${formatDate(londonDate(one.startsAt))} to be reviewed`}
            </a>
            {one.isApproved ? ", and that meeting’s minutes are approved" : ""}
          </li>
        ))}
        {promises > 0 && (
          <li>
            <a class="govuk-link" href={promisesAt(item.personId)}>
              {`${counted(promises, "action was", "actions were")} made on this item`}
            </a>
          </li>
        )}
        {isToldToFamily && (
          <li>
            <a class="govuk-link" href={paths.family(sitting.sittingId, item.itemId)}>
              It is written what the family is told
            </a>
          </li>
        )}
      </ul>
    </InsetText>
  );
}

const promisesAt = (personId: string | null): string =>
  personId === null ? promisesListPath : `/children/${personId}/plan`;
