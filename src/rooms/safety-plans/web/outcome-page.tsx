import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  Details,
  InsetText,
  Radios,
  Textarea,
} from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { Action } from "../../work/index.ts";
import { stateOf } from "../compare-plans.ts";
import type { Outcome } from "../plan.ts";
import type { PlanScheme } from "../plan-scheme.ts";
import type { EndForm, OutcomeForm, RatingForm } from "../save-outcome.ts";
import { paths } from "./paths.ts";
import { planPage, Texts, Theirs, type ReadQuery } from "./plan-page.tsx";
import { RatingTag } from "./rating-tag.tsx";

export const outcomeFields = [
  {
    name: "wording",
    label: "What should be different for the child",
    hint: "As the child would notice it: “Sam sleeps at home every night”",
    rows: 2,
  },
  { name: "why", label: "Why it matters now (optional)", rows: 3 },
] as const;

export type OutcomeTyped = OutcomeForm & RatingForm & EndForm;

export const blankOutcome = (outcome?: Outcome): OutcomeTyped => ({
  wording: outcome?.wording ?? "",
  why: outcome?.why ?? "",
  rating: "",
  reason: "",
  endedReason: "",
  version: String(outcome?.version ?? 0),
});

/** A new outcome of the plan. */
export function newOutcomePage({
  facts,
  ...asked
}: ReadQuery<OutcomeTyped> & { readonly facts: ChildFacts }): View {
  const { csrfToken, typed, errors = [] } = asked;
  return planPage({
    facts,
    heading: "Add an outcome",
    errors,
    children: (
      <Form action={paths.outcomes(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
        <Texts fields={outcomeFields} typed={typed} errors={errors} />
        <Button text="Add this outcome" preventDoubleClick />
      </Form>
    ),
  });
}

export type OutcomePage = ReadQuery<OutcomeTyped> & {
  readonly facts: ChildFacts;
  readonly outcome: Outcome;
  readonly scheme: PlanScheme;
  /** The child's promises that can be ticked. */
  readonly offered: readonly Action[];
  readonly isStale?: boolean;
};

/** One outcome: how far it is and was, what is promised towards it, and its words. */
export function outcomePage(page: OutcomePage): View {
  const { facts, outcome, scheme, errors = [], isStale = false } = page;
  const writes = outcome.endedOn === null && mayDo(facts.actor, "plan.manage", facts);
  return planPage({
    facts,
    errors,
    isStale,
    heading: "An outcome of the plan",
    children: (
      <>
        {isStale && <Theirs lines={[outcome.wording, outcome.why ?? ""].filter(Boolean)} />}
        <p class="govuk-body-l app-verbatim">
          {outcome.wording}{" "}
          <RatingTag scheme={scheme} rating={outcome.ratings[0]?.rating ?? null} />
        </p>
        {outcome.why !== null && <p class="govuk-body app-verbatim">{outcome.why}</p>}
        {outcome.endedOn !== null && (
          <InsetText
            text={`Taken out of the plan on ${formatDate(outcome.endedOn)}: ${outcome.endedReason ?? ""}`}
          />
        )}
        {writes && <RateForm {...page} />}
        <Ratings outcome={outcome} scheme={scheme} />
        {writes && <PromisesForm {...page} />}
        {writes && <WordsForm {...page} />}
        {writes && <TakeOutForm {...page} />}
      </>
    ),
  });
}

function RateForm({ facts, outcome, scheme, csrfToken, typed, errors = [] }: OutcomePage): VNode {
  return (
    <Form
      action={paths.rating(facts.person.personId, outcome.outcomeId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <Radios
        name="rating"
        fieldset={{ legend: { text: "How far is it?", classes: "govuk-fieldset__legend--m" } }}
        classes="govuk-radios--small"
        value={typed.rating}
        items={scheme.ratings.map(({ key, name, meaning }) => ({
          value: key,
          text: name,
          hint: { text: meaning },
        }))}
        errorMessage={errorFor(errors, "rating")}
      />
      <Textarea
        name="reason"
        label={{ text: "What shows that it is so" }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Record this rating" preventDoubleClick />
    </Form>
  );
}

/** Every decision of how far it was, the newest first: none is changed. */
const Ratings = ({ outcome, scheme }: Pick<OutcomePage, "outcome" | "scheme">): VNode => (
  <SortableTable
    caption="How far it was"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "on", text: "When" },
      { key: "rating", text: "Rating" },
      { key: "reason", text: "What showed it" },
      { key: "by", text: "By" },
    ]}
    groups={[
      {
        rows: outcome.ratings.map(({ rating, reason, ratedOn, ratedBy }) => ({
          on: formatDate(ratedOn),
          rating: <RatingTag scheme={scheme} rating={rating} />,
          reason: <span class="app-verbatim">{reason}</span>,
          by: ratedBy,
        })),
      },
    ]}
    empty="Nobody has rated it yet."
  />
);

function PromisesForm({ facts, outcome, offered, csrfToken }: OutcomePage): VNode {
  const { personId } = facts.person;
  const { outcomeId } = outcome;
  return (
    <>
      <h2 class="govuk-heading-m">Actions towards it</h2>
      {offered.length > 0 && (
        <Form action={paths.promises(personId, outcomeId)} csrfToken={csrfToken} classes="app-form">
          {outcome.promises.map(({ actionId }) => (
            <input type="hidden" name="was" value={actionId} />
          ))}
          <Checkboxes
            name="promise"
            fieldset={{
              legend: {
                text: "Which of the child’s actions serve this outcome?",
                classes: "govuk-fieldset__legend--s",
              },
            }}
            hint={{ text: "An action is written once and can serve several outcomes" }}
            classes="govuk-checkboxes--small"
            values={outcome.promises.map(({ actionId }) => actionId)}
            items={offered.map(({ actionId, wording, owner, agency, dueOn, state }) => ({
              value: actionId,
              text: wording,
              hint: {
                text: `${owner === null ? agency : `${owner}, ${agency}`}, by ${formatDate(dueOn)}: ${stateOf(state)}`,
              },
            }))}
          />
          <Button
            text="Save which actions serve it"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paths.promise(personId, outcomeId)}>
          Add an action towards it
        </a>
      </p>
    </>
  );
}

function WordsForm({ facts, outcome, csrfToken, typed, errors = [], isStale }: OutcomePage): VNode {
  const isOpen = isStale === true || errors.some(({ field }) => /^(wording|why)$/.test(field));
  const version = isStale ? String(outcome.version) : typed.version;
  return (
    <Details summaryText="Put it in other words" open={isOpen}>
      <Form
        action={paths.outcome(facts.person.personId, outcome.outcomeId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="version" value={version} />
        <Texts fields={outcomeFields} typed={typed} errors={errors} />
        <Button text="Save the words" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </Details>
  );
}

function TakeOutForm({
  facts,
  outcome,
  csrfToken,
  typed,
  errors = [],
  isStale,
}: OutcomePage): VNode {
  const error = errorFor(errors, "endedReason");
  const version = isStale ? String(outcome.version) : typed.version;
  return (
    <Details
      summaryText="Take it out of the plan"
      open={error !== undefined || typed.endedReason !== ""}
    >
      <Form
        action={paths.endOutcome(facts.person.personId, outcome.outcomeId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="version" value={version} />
        <Textarea
          name="endedReason"
          label={{ text: "Why it is no longer part of the plan" }}
          hint={{ text: "An outcome that was reached is rated as achieved and can stay" }}
          value={typed.endedReason}
          rows={2}
          errorMessage={error}
        />
        <Button text="Take it out" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </Details>
  );
}
