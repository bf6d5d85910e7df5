import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { Timeline } from "../../../ui/moj/index.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import {
  childPage,
  type ChildFacts,
  type DeclaredStep,
  type StepPage,
} from "../../child-record/index.ts";
import { resolutions, stageName, subjects, type Stages } from "../escalation.ts";
import type { Escalation, EscalationStep } from "../escalation-reads.ts";
import { stateWords } from "../state.ts";
import type { Named } from "./context.ts";
import { escalationPaths } from "./paths.ts";
import { Due, verbatimFact } from "../../../ui/layout/index.ts";
import { Overtaken } from "../../../ui/forms/index.ts";

export type OfEscalation = { readonly facts: ChildFacts; readonly escalation: Escalation };

/** What its page and the steps on it are drawn from. */
export type OnPage = OfEscalation &
  StepPage & { readonly calendar: WorkingCalendar; readonly deciders: readonly Named[] };

/** One disagreement: where it stands, what came before, and what can be done next. */
export function escalationPage(
  { facts, escalation }: OfEscalation,
  steps: readonly DeclaredStep<OfEscalation, OnPage>[],
  page: OnPage,
): View {
  const { cameBack } = page;
  return childPage({
    facts,
    tab: "worry",
    heading: `Disagreement: ${escalation.ofAgency} and ${escalation.withAgency}`,
    summary: cameBack?.state.isStale === true ? overtaken : cameBack?.summary,
    children: (
      <>
        <Facts {...page} />
        {escalation.resolvedOn === null &&
          steps.map((one) => one.draw({ facts, escalation }, page))}
        <Done steps={escalation.steps} body={escalation.body} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={escalationPaths.ofChild(facts.person.personId)}>
            Every disagreement about this child
          </a>
        </p>
      </>
    ),
  });
}

const overtaken = (
  <Overtaken
    title="A colleague changed this while you were writing"
    read="Read the current version, then send yours if it still applies"
    href="#now"
  />
);

function Facts({ escalation, facts, calendar }: OnPage): VNode {
  const { body, stage, resolution, decider } = escalation;
  const { text, isLate } = stateWords(escalation, { today: facts.today, calendar });
  const decides = body.stages.find(({ key }) => key === stage)?.decides ?? "";
  return (
    <div id="now">
      <SummaryList
        rows={[
          verbatimFact("Stage", stageName(body, stage)),
          verbatimFact("Clock", <Due isOverdue={isLate} text={text} />),
          verbatimFact("Who decides", decider === null ? decides : `${decider}. ${decides}`),
          verbatimFact("About", subjects[escalation.about]),
          verbatimFact("What they disagree about", escalation.wording),
          verbatimFact("What is asked for", escalation.asked),
          verbatimFact(
            "Raised",
            `${formatDate(escalation.raisedOn)} by ${escalation.raisedBy}, ${escalation.ofAgency}`,
          ),
          ...(resolution === null ? [] : ended(escalation, resolutions[resolution])),
        ]}
      />
    </div>
  );
}

const ended = ({ resolvedOn, resolvedBy, agreed, feedback }: Escalation, outcome: string) => [
  verbatimFact("How it ended", outcome),
  verbatimFact("What was agreed", agreed),
  ...(feedback === null ? [] : [verbatimFact("Answer to the person who raised it", feedback)]),
  verbatimFact("Recorded", `${formatDate(resolvedOn ?? "")} by ${resolvedBy ?? ""}`),
];

type DoneProps = { readonly steps: readonly EscalationStep[]; readonly body: Stages };

function Done({ steps, body }: DoneProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What happened on the way</h2>
      <Timeline
        headingLevel={3}
        items={steps.toReversed().map((one) => ({
          title: titleOf(one, body),
          byline: one.by,
          date: formatDateTime(one.recordedAt),
          datetime: one.recordedAt.toISOString(),
          description: one.wording !== null && <p class="govuk-body app-verbatim">{one.wording}</p>,
        }))}
      />
    </>
  );
}

function titleOf({ step, stage, decider }: EscalationStep, body: Stages): string {
  const asked = decider === null ? "" : `, put to ${decider}`;
  switch (step) {
    case "raised":
      return `Raised: ${stageName(body, stage)}${asked}`;
    case "moved":
      return `On to: ${stageName(body, stage)}${asked}`;
    case "paused":
      return "Clock paused";
    case "resumed":
      return "Clock runs again";
    case "answered":
      return "Answer";
    case "handed-over":
      return `Handed over${asked}`;
    case "resolved":
      return "Resolved";
  }
}
