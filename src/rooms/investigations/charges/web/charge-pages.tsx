import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { Overtaken, type FormState } from "../../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { ChildLink, DueOn, verbatimFact } from "../../../../ui/layout/index.ts";
import { ListTables } from "../../../../ui/lists/index.ts";
import {
  childFormPage,
  childPage,
  type ChildFacts,
  type DeclaredStep,
  type StepPage,
} from "../../../child-record/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { ListBody } from "../../../work/index.ts";
import { mayRecord } from "../../web/about.ts";
import { chargeForm } from "../charge-form.ts";
import type { chargeList, childChargeList } from "../charge-list.ts";
import {
  answers,
  askedOf,
  chargeKinds,
  isOpen,
  nrmAnswers,
  section45Answers,
  type Charge,
  type ChargeStep,
} from "../charge.ts";
import { chargePaths } from "./paths.ts";

export const chargesTitle = "Charges and cautions to review";

export type OfCharge = {
  readonly facts: ChildFacts;
  readonly charge: Charge;
  readonly taken: readonly ChargeStep[];
};
export type OnPage = OfCharge & StepPage;

const whatOf = ({ kind, offence }: Charge): string => `${chargeKinds[kind]}: ${offence}`;

const cellsOn = (today: string) => ({
  what: (one: Charge) => (
    <>
      <a class="govuk-link" href={chargePaths.one(one.personId, one.chargeId)}>
        {whatOf(one)}
      </a>
      <span class="app-line app-secondary">{formatDate(one.decidedOn)}</span>
    </>
  ),
  considered: ({ section45, nrm }: Charge) => (
    <>
      {`Section 45: ${section45Answers[section45]}`}
      <span class="app-line">{`NRM: ${nrmAnswers[nrm]}`}</span>
    </>
  ),
  due: ({ dueOn, closedOn }: Charge) =>
    dueOn === null ? (
      `Closed ${formatDate(closedOn ?? "")}`
    ) : (
      <DueOn isOverdue={dueOn < today} on={dueOn} />
    ),
});

const why = (
  <p class="govuk-body">
    A child who is exploited is often charged with what others made them do. Record it, ask who can
    review it, and look at it again until nothing more can be asked for.
  </p>
);

/** Of children within reach, the first due first. */
export const chargesPage = (shown: ShownBy<typeof chargeList>): View => ({
  title: chargesTitle,
  width: "wide",
  body: (
    <>
      <h1 class="govuk-heading-l">{chargesTitle}</h1>
      {why}
      <ListBody
        label={chargesTitle}
        shown={shown}
        cells={{
          child: (one) => (
            <ChildLink
              href={chargePaths.ofChild(one.personId)}
              name={fullName(one)}
              reference={one.reference}
            />
          ),
          ...cellsOn(shown.around.today),
        }}
      />
    </>
  ),
});

export const childChargesPage = (facts: ChildFacts, shown: ShownBy<typeof childChargeList>): View =>
  childPage({
    facts,
    tab: "worry",
    heading: chargesTitle,
    children: (
      <>
        {why}
        <ListTables shown={shown} cells={cellsOn(shown.around.today)} />
        {mayRecord(facts) && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Record a charge or caution"
              href={chargePaths.record(facts.person.personId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
      </>
    ),
  });

export const recordPage = (facts: ChildFacts, state: FormState<typeof chargeForm>): View =>
  childFormPage({
    facts,
    tab: "worry",
    heading: "Record a charge or caution",
    intro: "Legal advice is for the child’s solicitor. Record what was considered, and who by.",
    form: chargeForm,
    state,
    drawing: {},
    action: chargePaths.record(facts.person.personId),
    button: "Record it",
  });

/** One of them: what was considered, who was asked, and what came of it. */
export const chargePage = (
  about: OfCharge,
  steps: readonly DeclaredStep<OfCharge, OnPage>[],
  page: OnPage,
): View => {
  const { facts, charge, taken } = about;
  const { cameBack } = page;
  return childPage({
    facts,
    tab: "worry",
    heading: whatOf(charge),
    summary: cameBack?.state.isStale === true ? overtaken : cameBack?.summary,
    children: (
      <>
        <Facts {...about} />
        {taken.map((one) => (
          <StepFacts one={one} />
        ))}
        {isOpen(charge) && steps.map((one) => one.draw(about, page))}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={chargePaths.ofChild(facts.person.personId)}>
            All charges and cautions of this child
          </a>
        </p>
      </>
    ),
  });
};

const overtaken = (
  <Overtaken
    title="A colleague changed this while you were writing"
    read="Read the current version, then send yours if it still applies"
    href="#now"
  />
);

function Facts({ facts, charge }: OfCharge): VNode {
  const { dueOn, closedOn } = charge;
  return (
    <div id="now">
      <SummaryList
        rows={[
          verbatimFact("When", formatDate(charge.decidedOn)),
          verbatimFact("How the child was exploited", charge.exploited),
          verbatimFact("Section 45", section45Answers[charge.section45]),
          verbatimFact("On section 45", charge.section45Basis),
          verbatimFact("NRM", nrmAnswers[charge.nrm]),
          verbatimFact("On the NRM", charge.nrmBasis),
          verbatimFact(
            dueOn === null ? "Closed" : "Due",
            dueOn === null ? (
              formatDate(closedOn ?? "")
            ) : (
              <DueOn isOverdue={dueOn < facts.today} on={dueOn} />
            ),
          ),
          verbatimFact("Recorded by", `${charge.recordedBy}, ${formatDateTime(charge.recordedAt)}`),
        ]}
      />
    </div>
  );
}

const titles: Readonly<Record<ChargeStep["step"], string>> = {
  asked: "Asked to review it",
  answered: "What came of it",
  reviewed: "Looked at again",
  closed: "Closed",
};

const words: Readonly<Record<string, string>> = { ...askedOf, ...answers };
const aboutText = ({ about }: ChargeStep): string =>
  about === null ? "" : (words[about] ?? about);

const fact = (name: string, value: string | null) =>
  value === null ? [] : [verbatimFact(name, value)];
const dayFact = (name: string, day: string | null) => fact(name, day && formatDate(day));

const StepFacts = ({ one }: { readonly one: ChargeStep }): VNode => (
  <>
    <h2 class="govuk-heading-s">{`${titles[one.step]}, ${formatDate(one.happenedOn)}`}</h2>
    <SummaryList
      rows={[
        ...fact("What", one.about === null ? null : aboutText(one)),
        verbatimFact("Words", one.wording),
        ...dayFact("They answer by", one.answerBy),
        ...dayFact("Look at it again by", one.reviewBy),
        verbatimFact("Recorded by", one.recordedBy),
      ]}
    />
  </>
);
