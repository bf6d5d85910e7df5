import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Overtaken, type FormState } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { ChildLink, verbatimFact, DueOn } from "../../../ui/layout/index.ts";
import { ListTables } from "../../../ui/lists/index.ts";
import {
  childFormPage,
  childPage,
  type ChildFacts,
  type DeclaredStep,
  type StepPage,
} from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { fullName, mayDo } from "../../subjects/index.ts";
import { ListBody } from "../../work/index.ts";
import { dutyStates, isLate, stateOf, type Duty } from "../duty.ts";
import type { childDutyList, dutyList } from "../duty-list.ts";
import type { DutyScheme } from "../duty-scheme.ts";
import { dutyForm } from "../record-duty.ts";
import { dutyPaths } from "./paths.ts";

export const dutiesTitle = "Who must be told";

export type OfDuty = { readonly facts: ChildFacts; readonly duty: Duty };
export type OnPage = OfDuty & StepPage;

const cellsOn = (today: string) => ({
  what: ({ personId, dutyId, name, tells }: Duty) => (
    <>
      <a class="govuk-link" href={dutyPaths.one(personId, dutyId)}>
        {name}
      </a>
      <span class="app-line app-secondary">{tells}</span>
    </>
  ),
  state: (one: Duty) => dutyStates[stateOf(one)],
  due: (one: Duty) =>
    one.dueOn === null ? "" : <DueOn isOverdue={isLate(one, today)} on={one.dueOn} />,
});

/** Of children within reach, the first due first. */
export const dutiesPage = (shown: ShownBy<typeof dutyList>, tabs: VNode | null): View => ({
  title: dutiesTitle,
  width: "wide",
  body: (
    <>
      <h1 class="govuk-heading-l">{dutiesTitle}</h1>
      {tabs}
      <p class="govuk-body">
        Something was learned of which another body must be told by a day. Record it on the child’s
        record.
      </p>
      <ListBody
        label={dutiesTitle}
        shown={shown}
        cells={{
          child: (one) => (
            <ChildLink
              href={dutyPaths.ofChild(one.personId)}
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

export const childDutiesPage = (facts: ChildFacts, shown: ShownBy<typeof childDutyList>): View =>
  childPage({
    facts,
    tab: "worry",
    heading: dutiesTitle,
    children: (
      <>
        <ListTables shown={shown} cells={cellsOn(shown.around.today)} />
        {mayDo(facts.actor, "action.manage", facts) && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Record what was learned"
              href={dutyPaths.record(facts.person.personId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
      </>
    ),
  });

export const recordPage = (
  facts: ChildFacts,
  scheme: DutyScheme,
  state: FormState<typeof dutyForm>,
): View =>
  childFormPage({
    facts,
    tab: "worry",
    heading: "Record something that must be told",
    intro: "If a person is in danger now, ring 999 first.",
    form: dutyForm,
    state,
    drawing: { scheme },
    action: dutyPaths.record(facts.person.personId),
    button: "Record it",
  });

/** One of them: what is known, by when it is told, and who was. */
export const dutyPage = (
  about: OfDuty,
  steps: readonly DeclaredStep<OfDuty, OnPage>[],
  page: OnPage,
): View => {
  const { facts, duty } = about;
  const { cameBack } = page;
  return childPage({
    facts,
    tab: "worry",
    heading: duty.name,
    summary: cameBack?.state.isStale === true ? overtaken : cameBack?.summary,
    children: (
      <>
        <Facts {...about} />
        {duty.outcome === null && steps.map((one) => one.draw(about, page))}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={dutyPaths.ofChild(facts.person.personId)}>
            Everything that must be told about this child
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

const fact = (name: string, value: string | null) =>
  value === null ? [] : [verbatimFact(name, value)];

function Facts({ facts, duty }: OfDuty): VNode {
  const { dueOn, actionId, closedBy, closedAt } = duty;
  const due =
    dueOn === null ? (
      "Work it out: the calendar does not reach"
    ) : (
      <DueOn isOverdue={isLate(duty, facts.today)} on={dueOn} />
    );
  return (
    <div id="now">
      <SummaryList
        rows={[
          verbatimFact("State", dutyStates[stateOf(duty)]),
          verbatimFact("Tell", duty.tells),
          verbatimFact("By", due),
          verbatimFact("What is known", duty.wording),
          verbatimFact("Learned", formatDateTime(duty.knownAt)),
          ...(actionId === null
            ? []
            : [
                verbatimFact(
                  "On the plan",
                  <a class="govuk-link" href={paths.plan(facts.person.personId)}>
                    The action that came with it
                  </a>,
                ),
              ]),
          ...fact(
            "Told",
            duty.toldTo === null ? null : `${duty.toldTo}, ${formatDate(duty.toldOn ?? "")}`,
          ),
          ...fact("Told by", duty.toldBy),
          ...fact("Their reference", duty.forceReference),
          ...fact("Why later", duty.lateReason),
          ...fact("Why nobody had to be told", duty.notNeeded),
          ...fact(
            "Closed by",
            closedBy === null || closedAt === null
              ? null
              : `${closedBy}, ${formatDateTime(closedAt)}`,
          ),
          verbatimFact("Recorded by", `${duty.recordedBy}, ${formatDateTime(duty.recordedAt)}`),
        ]}
      />
    </div>
  );
}
