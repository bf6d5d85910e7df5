import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Overtaken } from "../../../ui/forms/index.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact, DueOn } from "../../../ui/layout/index.ts";
import {
  BeforeContactLines,
  childPage,
  type DeclaredStep,
  type StepPage,
} from "../../child-record/index.ts";
import { mustNotBeTold } from "../../family-network/index.ts";
import { familyNetworkPaths } from "../../family-network/web/paths.ts";
import { recipientName } from "../notify-safely.ts";
import {
  answerNames,
  answerOf,
  outcomes,
  stateNames,
  writtenWays,
  type RequestStep,
  type StepKind,
} from "../request.ts";
import { askerName, materialIn } from "../request-scheme.ts";
import { requestPaths } from "./paths.ts";
import type { OfVictimRequest } from "./request-facts.ts";

/** What its page and the steps on it are drawn from. */
export type OnPage = OfVictimRequest & StepPage;

/** One request: what is asked for and why, who must not be told, what was decided, and what can be done next. */
export function requestPage(
  about: OfVictimRequest,
  steps: readonly DeclaredStep<OfVictimRequest, OnPage>[],
  page: OnPage,
): View {
  const { facts, request, isDecider } = about;
  const { cameBack } = page;
  return childPage({
    facts,
    tab: "papers",
    heading: `Request for information: ${askerName(request.body, request.asker)}`,
    summary: cameBack?.state.isStale === true ? overtaken : cameBack?.summary,
    children: (
      <>
        <Facts {...about} />
        {isDecider && <NotTold {...about} />}
        <Decisions {...about} />
        {isDecider && <Done {...about} />}
        {!isDecider && (
          <p class="govuk-body">
            Your access to this record is for safeguarding. Material for an investigation is given
            through this request and in no other way.
          </p>
        )}
        {request.state !== "closed" && steps.map((one) => one.draw(about, page))}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={requestPaths.ofChild(facts.person.personId)}>
            Every request about this child
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

function Facts({ request, facts }: OfVictimRequest): VNode {
  const { body, state, dueOn, closedWords } = request;
  const answer = answerOf(request);
  const isLate = state !== "closed" && dueOn < facts.today;
  return (
    <div id="now">
      <SummaryList
        rows={[
          verbatimFact("State", stateNames[state]),
          verbatimFact("Answer by", <DueOn isOverdue={isLate} on={dueOn} />),
          ...(answer === undefined ? [] : [verbatimFact("Answer", answerNames[answer])]),
          verbatimFact("Who asks", `${request.askerName}\n${askerName(body, request.asker)}`),
          ...(request.forceReference === null
            ? []
            : [verbatimFact("Their reference", request.forceReference)]),
          verbatimFact("Made", `${formatDate(request.askedOn)}. ${writtenWays[request.written]}`),
          verbatimFact("Line of enquiry", request.enquiry),
          verbatimFact("Why it is necessary and proportionate", request.necessity),
          verbatimFact(
            "Recorded by",
            `${request.recordedBy}, ${request.agency}, ${formatDateTime(request.recordedAt)}`,
          ),
          ...(closedWords === null
            ? []
            : [
                verbatimFact(
                  "How it ended",
                  `${request.closedBecause === "withdrawn" ? "Withdrawn" : "Answered"}. ${closedWords}`,
                ),
              ]),
        ]}
      />
    </div>
  );
}

/** Who must not be told, as the record already knows: before anybody thinks of a notice. */
function NotTold({ facts, recipients: { told } }: OfVictimRequest): VNode {
  const marked = told.people.filter(({ doNotTell }) => doNotTell !== null);
  const href = familyNetworkPaths.child(facts.person.personId);
  return (
    <InsetText>
      {marked.length === 0
        ? "No person is marked as one who must not be told. It does not mean that it is safe. "
        : `${marked.map((one) => mustNotBeTold(one)).join(". ")}. No notice can go to them. `}
      <a class="govuk-link" href={href}>
        Family and network
      </a>
      <BeforeContactLines known={facts.known} />
    </InsetText>
  );
}

function Decisions({ request, isDecider }: OfVictimRequest): VNode {
  const { materials, body, decisions } = request;
  return (
    <>
      <h2 class="govuk-heading-m">What is asked for</h2>
      <SummaryList
        rows={materials.map((material) => {
          const { name, isCounselling } = materialIn(body, material);
          const one = decisions.find((decision) => decision.material === material);
          const marked = isCounselling ? `${name} (counselling-type)` : name;
          if (!one)
            return verbatimFact(
              marked,
              isCounselling ? "Not decided: refused by default" : "Not decided",
            );
          const value =
            isDecider && one.valueReason !== null
              ? `\nWhy it must be given: ${one.valueReason}`
              : "";
          return verbatimFact(
            marked,
            `${outcomes[one.outcome]}. ${one.reason}${value}\nDecided by ${one.decidedBy}, ${formatDateTime(one.decidedAt)}`,
          );
        })}
      />
    </>
  );
}

const stepNames: Readonly<Record<StepKind, string>> = {
  safe: "Who it is safe to notify",
  notified: "Notified",
  views: "What the child says",
  given: "Given",
  challenged: "Challenged",
  withdrawn: "Withdrawn",
  finished: "Closed",
};

function Done({ steps, ...about }: OfVictimRequest): VNode | null {
  if (steps.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What was done</h2>
      <SummaryList
        rows={steps.map((one) =>
          verbatimFact(
            `${stepNames[one.step]}, ${formatDate(one.happenedOn)}`,
            `${doneText(one, about)}\nRecorded by ${one.recordedBy}`,
          ),
        )}
      />
    </>
  );
}

function doneText(
  { step, whom, materials, givenTo, wording }: RequestStep,
  { request: { body }, recipients }: Omit<OfVictimRequest, "steps">,
): string {
  const names = whom.map((one) => recipientName(recipients, one)).join(", ");
  if (step === "safe") return `${names === "" ? "Nobody" : names}. ${wording}`;
  if (step === "notified") return `${names}. ${wording}`;
  if (step !== "given") return wording;
  const given = materials.map((material) => materialIn(body, material).name).join(", ");
  return `${given}, to ${givenTo ?? ""}. ${wording}`;
}
