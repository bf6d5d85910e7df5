import { datePartsOf } from "../../../kernel/fields.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { childForm, childParams, childRoute } from "../../child-record/index.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { OverdueTabs } from "../../work/index.ts";
import { childList } from "../child-list.ts";
import { openList } from "../open-list.ts";
import { recordForm } from "../record-form.ts";
import { recordRequest } from "../record-request.ts";
import { registerList } from "../register-list.ts";
import { answerBy, requestSchemeOn } from "../request-scheme.ts";
import { tellLead } from "../tell-deciders.ts";
import { childRequestsPage, openPage, recordPage, registerPage } from "./list-pages.tsx";
import { requestPaths } from "./paths.ts";
import { decidesOn, readRequest, requestParams } from "./request-facts.ts";
import { steps, viewOf } from "./steps.tsx";

const records = { permission: "request.record" } as const;

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/victim-requests",
    access: records,
    audit: { action: "request.list" },
    shows: { about: "children" },
    input: { query: openList.query },
    handle: async (given) => {
      const shown = await openList.show(given, { path: requestPaths.open });
      const { rooms, actor } = given;
      const isLate = shown.asked.show === "late";
      const tabs = isLate ? OverdueTabs({ rooms, actor, current: requestPaths.late }) : null;
      return { kind: "page", view: openPage(shown, tabs), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/victim-requests",
    access: records,
    audit: { action: "request.list" },
    shows: { about: "children" },
    input: { query: openList.apiQuery },
    answers: openList.answers({
      summary: "Requests for a victim’s information, with their state",
      description: "No line of enquiry, no reason and nothing of who is notified.",
    }),
    handle: (given) => openList.json(given),
  }),
  route({
    method: "GET",
    path: "/governance/victim-requests",
    access: { permission: "governance.view" },
    audit: { action: "request.register" },
    shows: { nobody: "the register has no child and no free text" },
    input: { query: registerList.query },
    handle: async (given) => ({
      kind: "page",
      view: registerPage(await registerList.show(given, { path: requestPaths.register })),
    }),
  }),
];

const childRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/victim-requests",
    access: records,
    audit: { action: "child.requests.read" },
    input: { params: childParams },
    handle: async (facts, given) => {
      const { personId: of } = facts.person;
      const shown = await childList.show(given, { path: requestPaths.ofChild(of), of });
      const isDecider = await decidesOn(given.tx, facts);
      return { kind: "page", view: childRequestsPage({ facts, shown, isDecider }) };
    },
  }),
  ...childForm({
    path: "/children/:personId/victim-requests/new",
    params: childParams,
    permission: "request.record",
    reads: "request.new",
    action: "request.record",
    done: "Request recorded. Nobody in the family was told of it.",
    form: recordForm,
    about: async (facts, tx) => ({ facts, scheme: await requestSchemeOn(tx, facts.today) }),
    begin: async ({ facts: { today }, scheme }, { blank, tx }) => ({
      ...blank,
      askedOn: datePartsOf(today),
      dueOn: datePartsOf(answerBy(scheme, { today, calendar: await getWorkingCalendar(tx) })),
    }),
    send: async ({ facts, scheme }, { tx, actor, clock, typed }) => {
      const { person, circle, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await recordRequest(tx, acting, { person, scheme, form: typed });
      const { victimRequestId } = change;
      if (victimRequestId === undefined) return change;
      await tellLead(tx, acting, { person, circle, victimRequestId });
      return { ...change, to: requestPaths.one(person.personId, victimRequestId) };
    },
    home: ({ facts }) => requestPaths.ofChild(facts.person.personId),
    page: ({ facts, scheme }, state) => recordPage(facts, scheme, state),
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/victim-requests/:victimRequestId",
    access: records,
    audit: { action: "request.read" },
    input: { params: requestParams },
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const about = await readRequest(facts, tx, params);
      return about ? { kind: "page", view: viewOf(about, { csrfToken }) } : { kind: "notFound" };
    },
  }),
];

/** A request is recorded before anything is done on it: the walk over all routes goes in this order. */
export const requestRoutes: readonly Route[] = [
  ...listRoutes,
  ...childRoutes,
  ...steps.map(({ route: one }) => one),
];
