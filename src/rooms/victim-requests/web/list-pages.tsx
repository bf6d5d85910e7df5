import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { ChildLink, DueOn } from "../../../ui/layout/index.ts";
import { ListTable, ListTables } from "../../../ui/lists/index.ts";
import { childFormPage, childPage, type ChildFacts } from "../../child-record/index.ts";
import { fullName } from "../../subjects/index.ts";
import { ListBody } from "../../work/index.ts";
import type { childList } from "../child-list.ts";
import type { openList } from "../open-list.ts";
import { recordForm } from "../record-form.ts";
import type { registerList } from "../register-list.ts";
import { answerNames, answerOf, stateNames, type VictimRequest } from "../request.ts";
import { askerName, type RequestScheme } from "../request-scheme.ts";
import { requestPaths } from "./paths.ts";

export const requestsTitle = "Requests for a victim’s information";

const childCells = (today: string) => ({
  asker: (one: VictimRequest) => (
    <>
      <a class="govuk-link" href={requestPaths.one(one.personId, one.victimRequestId)}>
        {askerName(one.body, one.asker)}
      </a>
      <span class="app-line app-secondary">
        {[one.askerName, one.forceReference].filter((part) => part !== null).join(", ")}
      </span>
    </>
  ),
  state: (one: VictimRequest) => {
    const answer = answerOf(one);
    const text = stateNames[one.state];
    return answer === undefined ? text : `${text}. ${answerNames[answer]}`;
  },
  due: (one: VictimRequest) => (
    <DueOn isOverdue={one.state !== "closed" && one.dueOn < today} on={one.dueOn} />
  ),
});

/** Requests within reach that the reader may see. */
export const openPage = (shown: ShownBy<typeof openList>, tabs: VNode | null): View => ({
  title: requestsTitle,
  width: "wide",
  body: (
    <>
      <h1 class="govuk-heading-l">{requestsTitle}</h1>
      {tabs}
      <p class="govuk-body">
        Material about a child leaves for an investigation or a court through this register alone.
        Record a request on the child’s record, under Papers.
      </p>
      <ListBody
        label={requestsTitle}
        shown={shown}
        cells={{
          child: (one) => (
            <ChildLink
              href={requestPaths.ofChild(one.personId)}
              name={fullName(one)}
              reference={one.reference}
            />
          ),
          ...childCells(shown.around.today),
        }}
      />
    </>
  ),
});

type ChildRequests = {
  readonly facts: ChildFacts;
  readonly shown: ShownBy<typeof childList>;
  readonly isDecider: boolean;
};

/** Of one child: what is open, and what was closed. */
export function childRequestsPage({ facts, shown, isDecider }: ChildRequests): View {
  const cells = childCells(shown.around.today);
  return childPage({
    facts,
    tab: "papers",
    heading: requestsTitle,
    children: (
      <>
        <p class="govuk-body">
          {isDecider
            ? "Material for an investigation or a court leaves through this register alone."
            : "You read the requests of your own agency, and what was decided on them. The material is not here."}
        </p>
        <ListTable table={shown.tables.open} cells={cells} />
        <p class="govuk-body app-screen-only">
          <Button
            text="Record a request"
            href={requestPaths.record(facts.person.personId)}
            classes="govuk-button--secondary"
          />
        </p>
        <ListTable table={shown.tables.closed} cells={cells} />
      </>
    ),
  });
}

export const recordPage = (
  facts: ChildFacts,
  scheme: RequestScheme,
  state: FormState<typeof recordForm>,
): View =>
  childFormPage({
    facts,
    tab: "papers",
    heading: "Record a request for information",
    intro: (
      <InsetText>
        Write what the request says, and nothing of what the record holds. Nobody in the family is
        told of it by this form.
      </InsetText>
    ),
    form: recordForm,
    state,
    drawing: { scheme },
    action: requestPaths.record(facts.person.personId),
    button: "Record the request",
  });

/** For governance, without children and without what was typed. */
export function registerPage(shown: ShownBy<typeof registerList>): View {
  const { today, body } = shown.around;
  return {
    title: requestsTitle,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{requestsTitle}</h1>
        <p class="govuk-body">
          Which requests came, and what became of them. Which child, and what was decided and why,
          stays on the record.
        </p>
        <ListTables
          shown={shown}
          cells={{
            asker: ({ asker, agency }) => (
              <>
                {askerName(body, asker)}
                <span class="app-line app-secondary">{`Recorded by ${agency}`}</span>
              </>
            ),
            asked: ({ askedOn }) => formatDate(askedOn),
            due: ({ dueOn, state }) => (
              <DueOn isOverdue={state !== "closed" && dueOn < today} on={dueOn} />
            ),
            state: ({ state, closedBecause }) =>
              closedBecause === "withdrawn" ? "Withdrawn" : stateNames[state],
            refused: ({ refused }) => String(refused),
            counselling: ({ counselling }) => String(counselling),
          }}
        />
      </>
    ),
  };
}
