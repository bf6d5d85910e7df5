import { datePartsOf } from "../../../kernel/fields.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { childForm, childParams, childRoute } from "../../child-record/index.ts";
import { byOn, OverdueTabs } from "../../work/index.ts";
import { childList } from "../child-list.ts";
import { investigationList } from "../due-list.ts";
import { recordForm } from "../record-form.ts";
import { officersOn, recordInvestigation } from "../record-investigation.ts";
import { investigationSchemeOn } from "../scheme.ts";
import { investigationParams, readShown } from "./about.ts";
import { investigationPage } from "./investigation-page.tsx";
import { childInvestigationsPage, investigationsPage, recordPage } from "./list-page.tsx";
import { investigationPaths } from "./paths.ts";
import { steps } from "./steps.ts";

const views = { permission: "child.view" } as const;

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/investigations",
    access: views,
    audit: { action: "investigation.list" },
    shows: { about: "children" },
    input: { query: investigationList.query },
    handle: async (given) => {
      const shown = await investigationList.show(given, { path: investigationPaths.open });
      const { rooms, actor } = given;
      const isDueList = shown.asked.show === "due";
      const tabs = isDueList
        ? OverdueTabs({ rooms, actor, current: investigationPaths.due })
        : null;
      return { kind: "page", view: investigationsPage(shown, tabs), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/investigations",
    access: views,
    audit: { action: "investigation.list" },
    shows: { about: "children" },
    input: { query: investigationList.apiQuery },
    answers: investigationList.answers({
      summary:
        "Investigations of crimes against children you can see, with what is due to the child",
      description: "No operation, no reference, nobody by name, and nothing that was typed.",
    }),
    handle: (given) => investigationList.json(given),
  }),
];

const childRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/investigations",
    access: views,
    audit: { action: "child.investigations.read" },
    input: { params: childParams },
    handle: async (facts, given) => {
      const { personId: of } = facts.person;
      const shown = await childList.show(given, { path: investigationPaths.ofChild(of), of });
      return { kind: "page", view: childInvestigationsPage(facts, shown) };
    },
  }),
  ...childForm({
    path: "/children/:personId/investigations/new",
    params: childParams,
    permission: "investigation.record",
    reads: "investigation.new",
    action: "investigation.record",
    done: "Investigation recorded. The child or family is to be told by the day below.",
    form: recordForm,
    about: async (facts, tx) => ({
      facts,
      scheme: await investigationSchemeOn(tx, facts.today),
      officers: await officersOn(tx, facts.today),
    }),
    begin: ({ facts: { today } }, { blank }) => ({
      ...blank,
      entitlement: "enhanced",
      openedOn: datePartsOf(today),
    }),
    send: async ({ facts: { person }, scheme, officers }, sent) => {
      const recording = { person, scheme, officers, form: sent.typed };
      const change = await recordInvestigation(sent.tx, byOn(sent), recording);
      if (change.investigationId === undefined) return change;
      return { ...change, to: investigationPaths.one(person.personId, change.investigationId) };
    },
    home: ({ facts }) => investigationPaths.ofChild(facts.person.personId),
    page: recordPage,
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/investigations/:investigationId",
    access: views,
    audit: { action: "investigation.read" },
    input: { params: investigationParams },
    handle: async (facts, { tx, params }) => {
      const shown = await readShown(facts, tx, params);
      return shown ? { kind: "page", view: investigationPage(shown, steps) } : { kind: "notFound" };
    },
  }),
];

/** An investigation is recorded before anything is done in it: the walk over all routes goes in this order. */
export const investigationRoutes: readonly Route[] = [
  ...listRoutes,
  ...childRoutes,
  ...steps.flatMap(({ routes }) => routes),
];
