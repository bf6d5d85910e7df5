import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { Timeline } from "../../../../ui/moj/index.ts";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { forumPaths } from "../../forums/web/paths.ts";
import type { Answers, NrmStep, Referral } from "../nrm-reads.ts";
import { outcomeNames, mayFollow, recordedSteps, stepNames } from "../record-step.ts";
import { referralWords, Standing } from "./parts.tsx";
import { nrmPaths } from "./paths.ts";

export type ReferralPage = {
  readonly facts: ChildFacts;
  readonly referral: Referral;
  readonly answers: Answers;
  readonly calendar: WorkingCalendar;
  readonly mayRecord: boolean;
};

/** One referral: where it stands, what can be recorded of it, and everything that happened to it. */
export function referralPage(page: ReferralPage): View {
  const { facts, referral, mayRecord } = page;
  return childPage({
    facts,
    tab: "forums",
    heading: "NRM referral",
    children: (
      <>
        <SummaryList rows={factsOf(page)} />
        {referral.stage !== "not-needed" && <Ways {...page} />}
        {mayRecord && <StepLinks {...page} />}
        <Steps steps={referral.steps} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={forumPaths.child(facts.person.personId)}>
            NRM and other forums of this child
          </a>
        </p>
      </>
    ),
  });
}

function factsOf({ referral, facts, answers, calendar }: ReferralPage) {
  const { submittedOn, clocks, notBefore } = referral;
  const words = referralWords(referral, { today: facts.today, calendar }, answers);
  const guardian = referral.steps.findLast(({ step }) => step === "guardian");
  return [
    verbatimFact("Status", <Standing {...words} />),
    verbatimFact(
      "Considered",
      `${formatDate(referral.consideredOn)}, recorded by ${referral.begunBy}`,
    ),
    verbatimFact("Why", referral.reason),
    ...(submittedOn === null
      ? []
      : [
          verbatimFact("Sent", `${formatDate(submittedOn)}, by ${referral.responder ?? ""}`),
          verbatimFact("Reference", referral.reference),
        ]),
    ...(clocks === null
      ? []
      : [verbatimFact("Who decides", `${clocks.decider}. ${clocks.source}.`)]),
    ...(notBefore === null
      ? []
      : [verbatimFact("Conclusive grounds", `Not before ${formatDate(notBefore)}`)]),
    ...(guardian === undefined ? [] : [verbatimFact(stepNames.guardian, stepText(guardian))]),
  ];
}

const stepText = ({ outcome, happenedOn, wording }: NrmStep): string =>
  [
    [outcome === null ? "" : (outcomeNames[outcome] ?? outcome), formatDate(happenedOn)]
      .filter((part) => part !== "")
      .join(", "),
    wording ?? "",
  ]
    .filter((part) => part !== "")
    .join("\n");

function Ways({ facts, referral, mayRecord }: ReferralPage): VNode {
  const address = (part: string): string =>
    nrmPaths.referral(facts.person.personId, referral.referralId, part);
  const isPreparing = referral.stage === "preparing" && mayRecord;
  return (
    <div class="app-screen-only">
      {isPreparing && (
        <div class="govuk-button-group">
          <Button text="Prepare the fields" href={address("/prepare")} />
          <Button
            text="It has been sent"
            href={address("/submit")}
            classes="govuk-button--secondary"
          />
        </div>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={address("/copy")}>
          Everything prepared, to copy or print
        </a>
      </p>
    </div>
  );
}

function StepLinks({ facts, referral, calendar }: ReferralPage): VNode | null {
  const { isLate } = referralWords(referral, { today: facts.today, calendar });
  // A clock that has run out does not stand any more.
  const possible = recordedSteps.filter(
    (step) => mayFollow(step, referral) && (step !== "paused" || !isLate),
  );
  if (possible.length === 0) return null;
  return (
    <div class="app-screen-only">
      <h2 class="govuk-heading-m">Record what happened</h2>
      <ul class="govuk-list">
        {possible.map((step) => (
          <li>
            <a
              class="govuk-link"
              href={nrmPaths.step(facts.person.personId, referral.referralId, step)}
            >
              {linkWords[step]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const linkWords: Readonly<Record<(typeof recordedSteps)[number], string>> = {
  "reasonable-grounds": "A decision on reasonable grounds",
  "conclusive-grounds": "A decision on conclusive grounds",
  paused: "The clock is paused",
  resumed: "The clock runs again",
  reconsideration: "A reconsideration was asked for",
  guardian: "An independent child trafficking guardian",
  withdrawn: "The referral is withdrawn",
};

function Steps({ steps }: { readonly steps: readonly NrmStep[] }): VNode | null {
  if (steps.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What happened</h2>
      <Timeline
        headingLevel={3}
        items={steps.toReversed().map((one) => ({
          title: stepNames[one.step],
          byline: one.by,
          date: formatDateTime(one.recordedAt),
          datetime: one.recordedAt.toISOString(),
          description: <p class="govuk-body app-verbatim">{stepText(one)}</p>,
        }))}
      />
    </>
  );
}
