import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  type FormDraft,
  FormErrorSummary,
  WhyWeAsk,
} from "../../../ui/forms/index.ts";
import { Button, Checkboxes, DateInput, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { Assessment } from "../assessment-reads.ts";
import type { Factors } from "../kinds.ts";
import { stateOf, stateWords } from "../state.ts";
import { StaleSummary } from "./assessment-page.tsx";

export type FinishTyped = Readonly<
  Record<
    | "finishedOn-day"
    | "finishedOn-month"
    | "finishedOn-year"
    | "outcome"
    | "summary"
    | "lateReason",
    string
  > & { readonly factors: readonly string[] }
>;

export type FinishPage = {
  readonly facts: ChildFacts;
  readonly assessment: Assessment;
  readonly factors: Factors;
  readonly calendar: WorkingCalendar;
  readonly csrfToken: string;
  readonly typed: FinishTyped;
  readonly draft: FormDraft;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = "govuk-fieldset__legend--s";

export function finishPage(page: FinishPage): View {
  const { facts, assessment, csrfToken, typed, errors = [], isStale = false } = page;
  const { body, assessmentId, version } = assessment;
  const { factors: _chosen, ...dates } = typed;
  const ids = { finishedOn: "finishedOn-day" };
  const withErrors = errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined;
  const words = stateWords(assessment, { today: facts.today, calendar: page.calendar });
  return childPage({
    facts,
    tab: "pathway",
    heading: `Finish: ${body.name}`,
    summary: isStale ? <StaleSummary /> : withErrors,
    children: (
      <DraftForm
        action={pathwayPaths.finish(facts.person.personId, assessmentId)}
        csrfToken={csrfToken}
        classes="app-form"
        draft={page.draft}
      >
        <p class="govuk-body" id="now">
          {words.text}
        </p>
        <input type="hidden" name="version" value={String(version)} />
        <DateInput
          id="finishedOn"
          namePrefix="finishedOn"
          fieldset={{ legend: { text: "When was it finished?", classes: small } }}
          values={dates}
          errorMessage={errorFor(errors, "finishedOn")}
        />
        <Radios
          name="outcome"
          fieldset={{ legend: { text: "How did it end?", classes: small } }}
          classes="govuk-radios--small"
          value={typed.outcome}
          items={body.outcomes.map(({ key, name }) => ({ value: key, text: name }))}
          errorMessage={errorFor(errors, "outcome")}
        />
        <Textarea
          name="summary"
          label={{ text: "What did it find? Analysis in short" }}
          hint={{ text: "What is known, what it means for the child, and what the child says." }}
          value={typed.summary}
          rows={8}
          errorMessage={errorFor(errors, "summary")}
        />
        {body.asksFactors && <FactorFields {...page} />}
        <Late {...page} />
        <Button text="Finish this assessment" preventDoubleClick />
      </DraftForm>
    ),
  });
}

/** Asked where it is late today; also where the form came back because the day it ended was late. */
function Late({ assessment, facts, calendar, typed, errors = [] }: FinishPage): VNode | null {
  const error = errorFor(errors, "lateReason");
  const state = stateOf(assessment, { today: facts.today, calendar });
  if (!state?.isLate && !error && typed.lateReason === "") return null;
  const due = assessment.dueOn;
  return (
    <Textarea
      name="lateReason"
      label={{ text: "Why is it finished late?" }}
      hint={{ text: due === null ? "" : `It was due on ${formatDate(due)}.` }}
      value={typed.lateReason}
      rows={3}
      errorMessage={error}
    />
  );
}

/** Every factor of the list in force, by group; “none” clears the others. */
function FactorFields({ factors, typed, errors = [] }: FinishPage): VNode {
  const groups = Map.groupBy(factors.factors, ({ group }) => group);
  return (
    <>
      <h2 class="govuk-heading-m">{factors.name}</h2>
      <p class="govuk-hint">{`Choose all that apply. ${factors.source}.`}</p>
      <WhyWeAsk>
        They are counted for the children in need census, without names, and they show an area what
        its children meet. A factor says what was found and blames nobody.
      </WhyWeAsk>
      {[...groups].map(([group, list], index) => (
        <Checkboxes
          name="factors"
          idPrefix={index === 0 ? "factors" : `factors-${index}`}
          fieldset={{ legend: { text: group, classes: small } }}
          classes="govuk-checkboxes--small"
          values={typed.factors}
          items={list.map(({ key, name, isNone = false }) => ({
            value: key,
            text: `${name} (${key})`,
            ...(isNone ? ({ behaviour: "exclusive" } as const) : {}),
          }))}
          errorMessage={index === 0 ? errorFor(errors, "factors") : undefined}
        />
      ))}
    </>
  );
}
