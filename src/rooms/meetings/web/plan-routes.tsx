import { z } from "zod";
import { anId, optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { findStandingPlan } from "../../safety-plans/index.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { reachOf, type Unopened } from "../../actions/index.ts";
import {
  findAction,
  listActions,
  listChasesAbout,
  type Action,
  type ClosingFields,
} from "../../work/index.ts";
import { listMeetingsAbout } from "../meeting-reads.ts";
import { endingOf } from "../minutes.ts";
import { panelTypesOn } from "../panel-type.ts";
import { promise, sayWhatCame } from "../promises.ts";
import { closingForm, promiseForm } from "./addition-inputs.ts";
import { endKeptClosing } from "./kept-forms.tsx";
import { formAgain, overtaken, type ReadQuery } from "./meeting-page.tsx";
import { paths } from "./paths.ts";
import { planPage } from "./plan-page.tsx";
import {
  blankClosing,
  blankPromise,
  ClosingForm,
  PromiseForm,
  type Owners,
  type PromiseTyped,
} from "./promise-forms.tsx";
import { ownersOn } from "./record-context.ts";

export const promiseOf = (typed: PromiseTyped) => ({
  wording: typed.wording,
  owner: typed.owner,
  outcome: typed.outcome,
  forFamily: typed.forFamily,
  reach: reachOf(typed),
  due: { day: typed["due-day"], month: typed["due-month"], year: typed["due-year"] },
});

/** Come back from asking, where nobody was asked. */
const notAsked = optionalQuery(z.literal("1"));

const actionParams = childParams.extend({ actionId: anId });

export const planRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/plan",
    access: { permission: "child.view" },
    audit: { action: "child.plan.read" },
    input: { params: childParams, query: z.object({ own: notAsked, unseen: notAsked }) },
    handle: async (facts, { tx, frame, clock, query }) => {
      const { personId } = facts.person;
      const view = planPage({
        facts,
        csrfToken: frame.csrfToken,
        actions: await listActions(tx, personId),
        chases: await listChasesAbout(tx, personId),
        meetings: await listMeetingsAbout(tx, personId),
        types: await panelTypesOn(tx, facts.today),
        standing: await findStandingPlan(tx, { personId, today: facts.today }),
        now: clock.now(),
        notAsked: query.own ? "own" : query.unseen ? "unseen" : undefined,
      });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/actions",
    access: { permission: "action.manage" },
    audit: { action: "child.read" },
    input: { params: childParams, query: z.object({ outcome: optionalQuery(z.uuid()) }) },
    handle: async (facts, { tx, frame, query }) => {
      const typed = { ...blankPromise, outcome: query.outcome ?? "" };
      const asked = { csrfToken: frame.csrfToken, typed };
      const owners = await ownersOn(tx, facts);
      return { kind: "page", view: promisePage({ facts, ...owners, ...asked }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/actions",
    access: { permission: "action.manage" },
    audit: { action: "action.add" },
    input: { params: childParams, form: promiseForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await promise(tx, acting, { person, form: promiseOf(typed) });
      if (change.kind === "accepted") {
        const subjectIds = [person.personId, ...(change.letIn === undefined ? [] : [change.letIn])];
        return redirectDone(
          paths.plan(person.personId),
          "Action added. It is in its owner’s list.",
          { subjectIds },
        );
      }
      if (change.kind === "closed") throw new Error("an action outside a meeting met a closed one");
      const { errors, unopened } = change;
      const asked = { csrfToken: frame.csrfToken, typed, errors, unopened };
      const owners = await ownersOn(tx, facts);
      return { kind: "invalid", view: promisePage({ facts, ...owners, ...asked }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/actions/:actionId/close",
    access: { permission: "action.manage" },
    audit: { action: "action.close" },
    input: { params: actionParams, form: closingForm },
    handle: async (facts, { tx, actor, clock, frame, params: { actionId }, form: typed }) => {
      const { person, today } = facts;
      const before = await findAction(tx, person.personId, actionId);
      if (!before) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const change = await sayWhatCame(tx, acting, { person, actionId, form: typed });
      const back = safeNext(typed.back || paths.plan(person.personId));
      if (change.kind === "accepted") {
        await endKeptClosing(tx, actionId);
        return redirectDone(back, "Action closed.");
      }
      const asked = { csrfToken: frame.csrfToken, typed, back };
      if (change.kind === "invalid") {
        const view = closingPage({ facts, action: before, ...asked, errors: change.errors });
        return { kind: "invalid", view };
      }
      const action = (await findAction(tx, person.personId, actionId)) ?? before;
      return { kind: "stale", view: closingPage({ facts, action, ...asked, isStale: true }) };
    },
  }),
];

type PromisePage = ReadQuery<PromiseTyped> &
  Owners & { readonly facts: ChildFacts; readonly unopened?: Unopened | undefined };

function promisePage({ facts, errors = [], ...asked }: PromisePage): View {
  return formAgain({
    facts,
    heading: "Add an action",
    errors,
    ids: { wording: "promise-wording", due: "due-day" },
    children: (
      <PromiseForm
        action={paths.actions(facts.person.personId)}
        isForFamilyToo={false}
        errors={errors}
        {...asked}
      />
    ),
  });
}

type ClosingPage = ReadQuery<ClosingFields> & {
  readonly facts: ChildFacts;
  readonly action: Action;
  readonly back: string;
  readonly isStale?: boolean;
};

function closingPage({ facts, action, isStale = false, ...asked }: ClosingPage): View {
  const { actionId } = action;
  const typed = isStale ? { ...asked.typed, version: blankClosing(action).version } : asked.typed;
  return formAgain({
    facts,
    heading: "Outcome of an action",
    errors: asked.errors ?? [],
    ids: { state: `state-${actionId}`, outcome: `outcome-${actionId}` },
    summary: isStale ? overtaken : undefined,
    children: (
      <>
        <p class="govuk-body app-verbatim">{action.wording}</p>
        {isStale && (
          <InsetText id="theirs">
            <p class="govuk-body app-verbatim">{endingOf(action)}</p>
          </InsetText>
        )}
        <ClosingForm action={action} {...asked} typed={typed} />
      </>
    ),
  });
}
