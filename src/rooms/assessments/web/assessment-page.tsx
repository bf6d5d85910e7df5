import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Overtaken } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { Timeline } from "../../../ui/moj/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import {
  childPage,
  type ChildFacts,
  type DeclaredStep,
  type StepPage,
} from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { Assessment, AssessmentStep } from "../assessment-reads.ts";
import { clockFromNames } from "../begin-form.ts";
import { withinWords } from "../../../kernel/day-clock.ts";
import { outcomeName } from "../kinds.ts";
import { verdicts } from "../oversee.ts";
import { stateWords } from "../state.ts";
import { Due, verbatimFact } from "../../../ui/layout/index.ts";

export type OfAssessment = { readonly facts: ChildFacts; readonly assessment: Assessment };

/** What its page and the steps on it are drawn from. */
export type OnPage = OfAssessment & StepPage & { readonly calendar: WorkingCalendar };

type Step = DeclaredStep<OfAssessment, OnPage>;

/** What can be done to one that runs, and what a manager adds. */
export type Steps = { readonly clock: readonly Step[]; readonly oversight: Step };

/** One assessment: its clock, what happened on the way, how it ended, and what a manager said of it. */
export function assessmentPage(about: OfAssessment, steps: Steps, page: OnPage): View {
  const { facts, assessment } = about;
  const { cameBack } = page;
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "pathway",
    heading: assessment.body.name,
    summary: cameBack?.state.isStale === true ? <StaleSummary /> : cameBack?.summary,
    children: (
      <>
        <Facts {...page} />
        {assessment.finishedOn === null && mayDo(facts.actor, "assessment.record", facts) && (
          <div class="app-screen-only">
            <p class="govuk-body">
              <Button
                text="Finish this assessment"
                href={pathwayPaths.finish(personId, assessment.assessmentId)}
              />
            </p>
            {steps.clock.map((one) => one.draw(about, page))}
          </div>
        )}
        <StepsSoFar steps={assessment.steps} />
        {steps.oversight.draw(about, page)}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={pathwayPaths.assessments(personId)}>
            Every assessment of this child
          </a>
        </p>
      </>
    ),
  });
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

function Facts({ assessment, facts, calendar }: OnPage): VNode {
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

function StepsSoFar({ steps }: { readonly steps: readonly AssessmentStep[] }): VNode | null {
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
