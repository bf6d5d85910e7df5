import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { Timeline } from "../../../ui/moj/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { Assessment, AssessmentStep } from "../assessment-reads.ts";
import { clockFromNames } from "../begin.ts";
import { withinWords } from "../../../kernel/day-clock.ts";
import { outcomeName } from "../kinds.ts";
import { verdicts } from "../oversee.ts";
import { stateWords } from "../state.ts";
import { ClockForms, OverseeFields, type StepTyped } from "./step-forms.tsx";
import { Due, verbatimFact } from "../../../ui/layout/index.ts";

export type AssessmentPage = {
  readonly facts: ChildFacts;
  readonly assessment: Assessment;
  readonly calendar: WorkingCalendar;
  readonly csrfToken: string;
  readonly mayRecord: boolean;
  readonly mayOversee: boolean;
  readonly typed: StepTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** One assessment: its clock, what happened on the way, how it ended, and what a manager said of it. */
export function assessmentPage(page: AssessmentPage): View {
  const { facts, assessment, errors = [], isStale = false, mayRecord, mayOversee } = page;
  const { body, finishedOn } = assessment;
  const isRunning = finishedOn === null;
  const { isLate } = stateWords(assessment, { today: facts.today, calendar: page.calendar });
  return childPage({
    facts,
    tab: "pathway",
    heading: body.name,
    summary: summaryOf(errors, isStale),
    children: (
      <>
        <Facts {...page} />
        {isRunning && mayRecord && <ClockForms {...page} errors={errors} isLate={isLate} />}
        <Steps steps={assessment.steps} />
        {mayOversee && <OverseeFields {...page} errors={errors} />}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={pathwayPaths.assessments(facts.person.personId)}>
            Every assessment of this child
          </a>
        </p>
      </>
    ),
  });
}

function summaryOf(errors: readonly FieldError[], isStale: boolean): VNode | undefined {
  if (errors.length > 0) return <FormErrorSummary errors={errors} />;
  return isStale ? <StaleSummary /> : undefined;
}

export function StaleSummary(): VNode {
  return (
    <Overtaken
      title="Someone else changed this assessment while you were writing"
      read="Read the current version, then send yours if it still applies"
      href="#now"
    />
  );
}

function Facts({ assessment, facts, calendar }: AssessmentPage): VNode {
  const { body, outcome } = assessment;
  const { text, isLate } = stateWords(assessment, { today: facts.today, calendar });
  const from = clockFromNames[body.runsFrom];
  return (
    <div id="now">
      <SummaryList
        rows={[
          verbatimFact("Clock", <Due isOverdue={isLate} text={text} />),
          verbatimFact("Runs", `${withinWords(body.within)}. ${body.source}`),
          verbatimFact(from, formatDate(assessment.clockFrom)),
          verbatimFact(
            "Begun",
            `${formatDate(assessment.startedOn)}, recorded by ${assessment.begunBy}`,
          ),
          verbatimFact("Led by", assessment.lead),
          verbatimFact("Why", assessment.reason),
          ...(outcome === null ? [] : ended(assessment, outcomeName(body, outcome))),
        ]}
      />
    </div>
  );
}

function ended(assessment: Assessment, outcome: string) {
  const { finishedOn, finishedBy, summary, factors, factorList, lateReason } = assessment;
  const names = factors.map(
    (key) => `${key} ${factorList.find((one) => one.key === key)?.name ?? ""}`,
  );
  return [
    verbatimFact("Outcome", outcome),
    verbatimFact("Finished", `${formatDate(finishedOn ?? "")}, recorded by ${finishedBy ?? ""}`),
    ...(lateReason === null ? [] : [verbatimFact("Why it was late", lateReason)]),
    verbatimFact("Analysis", summary),
    ...(names.length === 0 ? [] : [verbatimFact("Factors at the end", names.join("\n"))]),
  ];
}

function Steps({ steps }: { readonly steps: readonly AssessmentStep[] }): VNode | null {
  if (steps.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What happened on the way</h2>
      <Timeline
        headingLevel={3}
        items={steps.toReversed().map((one) => ({
          title: titleOf(one),
          byline: one.inPost === null ? one.by : `${one.by}, ${one.inPost}`,
          date: formatDateTime(one.recordedAt),
          datetime: one.recordedAt.toISOString(),
          description: one.wording !== null && <p class="govuk-body app-verbatim">{one.wording}</p>,
        }))}
      />
    </>
  );
}

function titleOf({ step, verdict, happenedOn }: AssessmentStep): string {
  switch (step) {
    case "paused":
      return "Clock paused";
    case "resumed":
      return "Clock runs again";
    case "clock-moved":
      return `Clock set to ${formatDate(happenedOn)}`;
    case "overseen":
      return `Management oversight: ${verdict === null ? "" : verdicts[verdict].toLowerCase()}`;
  }
}
