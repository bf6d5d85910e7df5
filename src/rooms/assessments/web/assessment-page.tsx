import type { ComponentChildren, VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { ErrorSummary, SummaryList } from "../../../ui/govuk/index.ts";
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
import { Due } from "../../../ui/layout/index.ts";

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
    <ErrorSummary
      titleText="Someone else changed this assessment while you were writing"
      descriptionText="Your entry has not been recorded. What you typed is still in the form."
      errorList={[
        { text: "Read the current version, then send yours if it still applies", href: "#now" },
      ]}
    />
  );
}

const row = (key: string, value: ComponentChildren) => ({
  key: { text: key },
  value: { text: <span class="app-verbatim">{value}</span> },
});

function Facts({ assessment, facts, calendar }: AssessmentPage): VNode {
  const { body, outcome } = assessment;
  const { text, isLate } = stateWords(assessment, { today: facts.today, calendar });
  const from = clockFromNames[body.runsFrom];
  return (
    <div id="now">
      <SummaryList
        rows={[
          row("Clock", <Due isOverdue={isLate} text={text} />),
          row("Runs", `${withinWords(body.within)}. ${body.source}`),
          row(from, formatDate(assessment.clockFrom)),
          row("Begun", `${formatDate(assessment.startedOn)}, recorded by ${assessment.begunBy}`),
          row("Led by", assessment.lead),
          row("Why", assessment.reason),
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
    row("Outcome", outcome),
    row("Finished", `${formatDate(finishedOn ?? "")}, recorded by ${finishedBy ?? ""}`),
    ...(lateReason === null ? [] : [row("Why it was late", lateReason)]),
    row("Analysis", summary),
    ...(names.length === 0 ? [] : [row("Factors at the end", names.join("\n"))]),
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
