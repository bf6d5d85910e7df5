import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { releasePaths } from "../../duties/releases/web/paths.ts";
import { nrmPaths } from "../../statutory/nrm/web/paths.ts";
import { requestPaths } from "../../victim-requests/web/paths.ts";
import { calledOf, dueThings, states, type Investigation } from "../investigation.ts";
import { nameIn } from "../scheme.ts";
import { stepText, stepTitle } from "../step-words.ts";
import type { Shown } from "./about.ts";
import { DueLines } from "./list-page.tsx";
import { investigationPaths } from "./paths.ts";
import type { DeclaredStep } from "./step-form.tsx";
import { TellSafely } from "./tell-safely.tsx";

/** One investigation: what is due to the child, what was done, and what can be recorded next. */
export function investigationPage(shown: Shown, steps: readonly DeclaredStep[]): View {
  const { facts, investigation, mayRecord } = shown;
  return childPage({
    facts,
    tab: "worry",
    heading: calledOf(investigation),
    children: (
      <>
        <Facts {...shown} />
        <TellSafely {...facts} />
        {mayRecord && <Ways {...shown} ways={steps} />}
        <Done {...shown} />
        {!mayRecord && (
          <InsetText text="Dates and decisions alone. Nothing of an interview or of therapy is kept here." />
        )}
        <Elsewhere {...facts} />
      </>
    ),
  });
}

const given = (name: string, value: string | null) =>
  value === null || value === "" ? [] : [verbatimFact(name, value)];

function Facts({ facts: { now, today }, investigation }: Shown): VNode {
  const { body, state, stateOn, crimeReferences, crimeFlags, isEnhanced } = investigation;
  const { within, withinEnhanced } = body.updates;
  const days = isEnhanced ? withinEnhanced : within;
  const unit = days.unit === "days" ? "day" : "working day";
  return (
    <div id="now">
      <SummaryList
        rows={[
          verbatimFact("State", `${states[state]}, ${formatDate(stateOn)}`),
          verbatimFact("Due", <DueLines things={dueThings(investigation, { now, today })} />),
          ...given("Operation", investigation.operation),
          ...given("Crime references", crimeReferences.join(", ")),
          ...given(
            "Flags on the crime",
            crimeFlags.map((key) => nameIn(body.flags, key)).join(", "),
          ),
          verbatimFact("Police force", investigation.force),
          ...given("Officer in the case", investigation.officer),
          verbatimFact("Opened", formatDate(investigation.openedOn)),
          verbatimFact(
            "Updates",
            `${isEnhanced ? "As a vulnerable or intimidated victim" : "As other victims"}: within ${counted(days.amount, unit)} of what happened`,
          ),
          verbatimFact("Compensation", compensationText(investigation)),
          verbatimFact(
            "Recorded by",
            `${investigation.recordedBy}, ${formatDateTime(investigation.recordedAt)}`,
          ),
        ]}
      />
    </div>
  );
}

function compensationText({
  body: { compensation, certainty },
  compensationDueOn,
  isCompensationSettled,
}: Investigation): string {
  const last =
    compensationDueOn === null
      ? "The last day is not known: the date of birth is missing"
      : `Last day ${formatDate(compensationDueOn)}, before the birthday at ${compensation.beforeAge}`;
  const check =
    certainty === "unverified" ? ". Check it: your partnership has not verified it" : "";
  const stands = isCompensationSettled ? "Told, applied for or not wanted" : "Not told yet";
  return `${stands}. ${compensation.scheme}. ${last}${check}`;
}

function Ways({
  facts: { person },
  investigation,
  ways,
}: Shown & { readonly ways: readonly DeclaredStep[] }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m app-screen-only">What can be recorded</h2>
      <ul class="govuk-list app-screen-only">
        {ways
          .filter(({ isOpen }) => isOpen?.(investigation) !== false)
          .map(({ name, heading }) => (
            <li>
              <a
                class="govuk-link"
                href={investigationPaths.step(person.personId, investigation.investigationId, name)}
              >
                {heading}
              </a>
            </li>
          ))}
      </ul>
    </>
  );
}

function Done({ investigation: { body }, steps }: Shown): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What was done</h2>
      {steps.length === 0 ? (
        <p class="govuk-body">Nothing is recorded yet.</p>
      ) : (
        <SummaryList
          rows={steps.map((one) =>
            verbatimFact(
              stepTitle(one),
              `${stepText(one, body)}\nRecorded by ${one.recordedBy}, ${formatDateTime(one.recordedAt)}`,
            ),
          )}
        />
      )}
    </>
  );
}

/** What stands in other rooms, and is not kept twice. */
const Elsewhere = ({ actor, person: { personId } }: ChildFacts): VNode => (
  <p class="govuk-body app-screen-only">
    <a class="govuk-link app-line" href={releasePaths.ofChild(personId)}>
      Bail, release and conditions that concern this child
    </a>
    {holds(actor, "request.record") && (
      <a class="govuk-link app-line" href={requestPaths.ofChild(personId)}>
        Requests for this child’s information
      </a>
    )}
    <a class="govuk-link app-line" href={nrmPaths.section45(personId)}>
      Section 45 of the Modern Slavery Act
    </a>
    <a class="govuk-link app-line" href={investigationPaths.ofChild(personId)}>
      Every investigation of a crime against this child
    </a>
  </p>
);
