import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact, DueOn } from "../../../ui/layout/index.ts";
import {
  authorityText,
  isLate,
  outcomes,
  registerOutcomes,
  stateNames,
  type LicensingStep,
  type LicensingStepKind,
  type Referral,
} from "../licence.ts";
import { staffPage } from "../../work/index.ts";
import { crumbsOf } from "./frame.tsx";
import { licensingPaths } from "./paths.ts";

export type ShownReferral = {
  readonly referral: Referral;
  readonly steps: readonly LicensingStep[];
  readonly today: string;
  readonly mayRecord: boolean;
  /** The subject’s page, for who reads subjects. */
  readonly subjectHref: string | undefined;
  /** Why nothing more is done on it, where that is so. */
  readonly offBoard: boolean;
};

/** One referral: what the authority is told, by when, what it answered, and what can be done now. */
export function referralPage(page: ShownReferral): View {
  const { referral, steps, offBoard, subjectHref } = page;
  return staffPage({
    heading: referral.holder,
    caption: referral.licence,
    crumbs: crumbsOf(),
    children: (
      <>
        {offBoard && (
          <InsetText>
            This is in no list: the subject may be a child, or an allegation was not renewed.
            Licensing officers do not read it.
          </InsetText>
        )}
        <Facts {...page} />
        <Steps {...page} />
        <h2 class="govuk-heading-m">What was done</h2>
        <SummaryList rows={steps.map((one) => verbatimFact(stepText(one), doneText(one)))} />
        {subjectHref !== undefined && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={subjectHref}>
              Every licence and referral of this subject
            </a>
          </p>
        )}
      </>
    ),
  });
}

function Facts({ referral, today }: ShownReferral): VNode {
  const { state, nextOn, number, outcome, registerOutcome, theirReference } = referral;
  const isWaiting = state === "to-send" || state === "sent";
  const due = <DueOn isOverdue={isLate(referral, today)} on={nextOn} />;
  return (
    <div id="now">
      <SummaryList
        rows={[
          verbatimFact("State", stateNames[state]),
          ...(isWaiting
            ? [verbatimFact(state === "to-send" ? "Tell the authority by" : "Answer due by", due)]
            : []),
          verbatimFact("Issued by", authorityText(referral)),
          ...(number === null ? [] : [verbatimFact("Number", number)]),
          verbatimFact("Sanitised ground", referral.ground),
          verbatimFact("Known since", formatDate(referral.knownOn)),
          verbatimFact(
            "National register (NR3S)",
            registerOutcome === null || referral.checkedOn === null
              ? "Not searched yet"
              : `${registerOutcomes[registerOutcome]}, ${formatDate(referral.checkedOn)}`,
          ),
          ...(outcome === null ? [] : [verbatimFact("Answer", outcomes[outcome])]),
          ...(theirReference === null ? [] : [verbatimFact("Its reference", theirReference)]),
          verbatimFact(
            "Referred by",
            `${referral.recordedBy}, ${referral.agency}, ${formatDateTime(referral.recordedAt)}`,
          ),
        ]}
      />
    </div>
  );
}

const LinkTo = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

function Steps({ referral, mayRecord, offBoard }: ShownReferral): VNode | null {
  const { referralId: id, state } = referral;
  if (!mayRecord || state === "closed") return null;
  return (
    <ul class="govuk-list app-screen-only">
      {!offBoard && state === "to-send" && (
        <LinkTo href={licensingPaths.sent(id)} text="Record that it was sent" />
      )}
      {!offBoard && (
        <LinkTo href={licensingPaths.checked(id)} text="Record a search of the national register" />
      )}
      {!offBoard && state === "sent" && (
        <LinkTo href={licensingPaths.answered(id)} text="Record the answer" />
      )}
      <LinkTo href={licensingPaths.close(id)} text="Close the referral" />
    </ul>
  );
}

const stepNames: Readonly<Record<LicensingStepKind, string>> = {
  referred: "Referred",
  sent: "Sent",
  checked: "National register searched",
  answered: "Answered",
  closed: "Closed",
};

const stepText = ({ step, happenedOn }: LicensingStep): string =>
  `${stepNames[step]}, ${formatDate(happenedOn)}`;

const outcomeNames: Readonly<Record<string, string>> = { ...outcomes, ...registerOutcomes };

function doneText({ sentTo, outcome, wording, recordedBy }: LicensingStep): string {
  const said = [
    sentTo === null ? null : `To ${sentTo}`,
    outcome === null ? null : (outcomeNames[outcome] ?? outcome),
    wording,
    `Recorded by ${recordedBy}`,
  ];
  return said.filter((part) => part !== null).join("\n");
}
