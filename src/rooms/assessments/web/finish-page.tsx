import type { VNode } from "preact";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, WhyWeAsk, type FormState } from "../../../ui/forms/index.ts";
import { Checkboxes } from "../../../ui/govuk/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childFormPage, type ChildFacts } from "../../child-record/index.ts";
import type { Assessment } from "../assessment-reads.ts";
import { finishForm } from "../finish-form.ts";
import type { Factors } from "../kinds.ts";
import { stateOf, stateWords } from "../state.ts";
import { StaleSummary } from "./assessment-page.tsx";

export type FinishPage = {
  readonly facts: ChildFacts;
  readonly assessment: Assessment;
  readonly factors: Factors;
  readonly calendar: WorkingCalendar;
};

type State = FormState<typeof finishForm>;

export function finishPage(page: FinishPage, state: State): View {
  const { facts, assessment, calendar } = page;
  const { body, assessmentId, version } = assessment;
  const words = stateWords(assessment, { today: facts.today, calendar });
  return childFormPage({
    facts,
    tab: "pathway",
    heading: `Finish: ${body.name}`,
    overtaken: <StaleSummary />,
    form: finishForm,
    state,
    drawing: page,
    action: pathwayPaths.finish(facts.person.personId, assessmentId),
    button: "Finish this assessment",
    version,
    own: {
      factors: body.asksFactors && <FactorFields factors={page.factors} state={state} />,
      ...(!asksWhyLate(page, state) && { lateReason: null }),
    },
    children: (draw) => (
      <>
        <p class="govuk-body" id="now">
          {words.text}
        </p>
        {draw(...finishForm.open)}
      </>
    ),
  });
}

/** Asked where it is late today; also where the form came back because the day it ended was late. */
function asksWhyLate(
  { assessment, facts, calendar }: FinishPage,
  { typed, errors = [] }: State,
): boolean {
  const isLate = stateOf(assessment, { today: facts.today, calendar })?.isLate === true;
  return isLate || typed.lateReason !== "" || errorFor(errors, "lateReason") !== undefined;
}

type FactorProps = { readonly factors: Factors; readonly state: State };

/** Every factor of the list in force, by group; “none” clears the others. */
function FactorFields({ factors, state: { typed, errors = [] } }: FactorProps): VNode {
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
          fieldset={{ legend: { text: group, classes: "govuk-fieldset__legend--s" } }}
          classes="govuk-checkboxes--small"
          values={[...typed.factors]}
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
