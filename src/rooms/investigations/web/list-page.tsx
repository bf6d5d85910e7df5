import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { ChildLink, Due } from "../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTable, ListTables } from "../../../ui/lists/index.ts";
import { childFormPage, childPage, type ChildFacts } from "../../child-record/index.ts";
import { releasePaths } from "../../duties/releases/web/paths.ts";
import { fullName } from "../../subjects/index.ts";
import type { childList } from "../child-list.ts";
import type { investigationList } from "../due-list.ts";
import {
  calledOf,
  dueNames,
  dueThings,
  states,
  type DueThing,
  type Investigation,
} from "../investigation.ts";
import { recordForm, type Officers } from "../record-form.ts";
import type { InvestigationScheme } from "../scheme.ts";
import { mayRecord } from "./about.ts";
import { chargePaths } from "../charges/web/paths.ts";
import { investigationPaths } from "./paths.ts";

export const investigationsTitle = "Investigations and court";

type Now = { readonly now: Date; readonly today: string };

/** What is due, each with its day, and whether it is overdue. */
export const DueLines = ({ things }: { readonly things: readonly DueThing[] }): VNode => (
  <>
    {things.map(({ reason, on, isOverdue }) => (
      <span class="app-line">
        <Due
          isOverdue={isOverdue}
          text={`${dueNames[reason]}: ${formatDate(on)}${isOverdue ? ", overdue" : ""}`}
        />
      </span>
    ))}
    {things.length === 0 && "Nothing"}
  </>
);

const cellsOn = (now: Now) => ({
  what: (one: Investigation) => (
    <>
      <a class="govuk-link" href={investigationPaths.one(one.personId, one.investigationId)}>
        {calledOf(one)}
      </a>
      <span class="app-line app-secondary">
        {[one.force, one.officer].filter((part) => part !== null).join(", ")}
      </span>
    </>
  ),
  state: ({ state, stateOn }: Investigation) => `${states[state]}, ${formatDate(stateOn)}`,
  due: (one: Investigation) => <DueLines things={dueThings(one, now)} />,
});

/** Of children within reach. */
export const investigationsPage = (
  shown: ShownBy<typeof investigationList>,
  tabs: VNode | null,
): View => ({
  title: investigationsTitle,
  width: "wide",
  body: (
    <>
      <h1 class="govuk-heading-l">{investigationsTitle}</h1>
      {tabs}
      <p class="govuk-body">
        What a child who is a victim is entitled to, and by when. Record an investigation on the
        child’s record, under How worried we are.
      </p>
      <FacetTabs label={investigationsTitle} facets={shown.facets.modes} />
      <ListTables
        shown={shown}
        cells={{
          child: (one) => (
            <ChildLink
              href={investigationPaths.ofChild(one.personId)}
              name={fullName(one)}
              reference={one.reference}
            />
          ),
          ...cellsOn(shown.around),
        }}
      />
      <ListPages shown={shown} />
    </>
  ),
});

/** Of one child. */
export function childInvestigationsPage(facts: ChildFacts, shown: ShownBy<typeof childList>): View {
  const cells = cellsOn(shown.around);
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "worry",
    heading: investigationsTitle,
    children: (
      <>
        <p class="govuk-body">
          Investigations of crimes against this child, and what the child as a victim is entitled
          to. Nothing of interviews or therapy is kept here.
        </p>
        <ListTable table={shown.tables.open} cells={cells} />
        {mayRecord(facts) && (
          <p class="govuk-body app-screen-only">
            <Button
              text="Record an investigation"
              href={investigationPaths.record(personId)}
              classes="govuk-button--secondary"
            />
          </p>
        )}
        <ListTable table={shown.tables.ended} cells={cells} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={releasePaths.ofChild(personId)}>
            Bail, release and conditions that concern this child
          </a>
          <a class="govuk-link app-line" href={chargePaths.ofChild(personId)}>
            What this child was charged with or cautioned for, to review
          </a>
        </p>
      </>
    ),
  });
}

type Recording = {
  readonly facts: ChildFacts;
  readonly scheme: InvestigationScheme;
  readonly officers: Officers;
};

export const recordPage = (
  { facts, scheme, officers }: Recording,
  state: FormState<typeof recordForm>,
): View =>
  childFormPage({
    facts,
    tab: "worry",
    heading: "Record an investigation",
    intro: (
      <InsetText text="References, names and dates alone. Nothing of what the child said, and nothing of therapy or counselling." />
    ),
    form: recordForm,
    state,
    drawing: { scheme, officers },
    action: investigationPaths.record(facts.person.personId),
    button: "Record the investigation",
  });
