import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { keepsAll } from "../../bodies.ts";
import { practicesOfProgramme } from "../../practice/practice-reads.ts";
import { trainingPaths } from "../../web/paths.ts";
import { byOn, keeps, open, shows, trainingForm } from "../../web/training-form.ts";
import { trainingFormPage } from "../../web/training-frame.tsx";
import { addFinding, addProgramme, addVisit, providersOn, schoolsOf } from "../keep-programme.ts";
import { findingForm, programmeForm, visitForm } from "../programme-forms.ts";
import { programmeList, visitList } from "../programme-list.ts";
import { findProgramme, findVisit } from "../programme-reads.ts";
import { parentingListRoutes, seenRoutes } from "../parenting/web/parenting-routes.tsx";
import { parenting } from "../parenting/seen.ts";
import { seenOf } from "../parenting/seen-reads.ts";
import { areaOn, programmeSchemeOn } from "../programme-scheme.ts";
import { programmesCrumb } from "./crumb.ts";
import { reachRoutes } from "./reach-routes.tsx";
import { ChildTells, programmePage, programmesPage, visitPage } from "./programme-pages.tsx";

const none = z.object({});
const programmeParams = z.object({ programmeId: anId });
const visitParams = z.object({ programmeVisitId: anId });

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/programmes",
    access: open,
    audit: { action: "programme.list" },
    shows,
    input: { query: programmeList.query },
    handle: async (given) => {
      const shown = await programmeList.show(given, { path: trainingPaths.programmes });
      return { kind: "page", view: programmesPage({ shown, mayKeep: keepsAll(given.actor) }) };
    },
  }),
  route({
    method: "GET",
    path: "/api/training/programmes",
    access: open,
    audit: { action: "programme.list" },
    shows,
    input: { query: programmeList.apiQuery },
    answers: programmeList.answers({
      summary: "Programmes for children, young people, parents and trades",
      description: "What is held and how often; nobody who was there is named.",
    }),
    handle: (given) => programmeList.json(given),
  }),
];

const newRoutes = trainingForm({
  path: "/training/programmes/new",
  params: none,
  access: keeps,
  reads: "programme.list",
  action: "programme.add",
  done: "Programme added. Next: record when it was held.",
  form: programmeForm,
  about: async ({ tx, today }) => ({
    scheme: await programmeSchemeOn(tx, today),
    services: await providersOn(tx, today),
  }),
  send: async (_about, sent) => {
    const change = await addProgramme(sent.tx, byOn(sent), sent.typed);
    const id = "programmeId" in change && change.programmeId;
    return id ? { ...change, to: trainingPaths.programme(id) } : change;
  },
  home: () => trainingPaths.programmes,
  page: (drawing, state) =>
    trainingFormPage({
      heading: "Add a programme",
      crumbs: [programmesCrumb],
      form: programmeForm,
      state,
      drawing,
      action: trainingPaths.newProgramme,
      button: "Add the programme",
    }),
});

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/programmes/:programmeId",
    access: open,
    audit: { action: "programme.read" },
    shows,
    input: { params: programmeParams, query: visitList.query },
    handle: async ({ params: { programmeId }, ...given }) => {
      const programme = await findProgramme(given.tx, programmeId);
      if (!programme) return { kind: "notFound" };
      const path = trainingPaths.programme(programmeId);
      const shown = await visitList.show(given, { path, of: programmeId });
      const practices = await practicesOfProgramme(given.tx, programmeId);
      const mayKeep = keepsAll(given.actor);
      const seen = programme.kind === parenting ? await seenOf(given.tx, programmeId) : undefined;
      const today = given.clock.today();
      const page = { programme, practices, seen, today, shown, mayKeep };
      return { kind: "page", view: programmePage(page) };
    },
  }),
  route({
    method: "GET",
    path: "/training/programme-visits/:programmeVisitId",
    access: open,
    audit: { action: "programme.visit.read" },
    shows,
    input: { params: visitParams },
    handle: async ({ tx, actor, clock, params: { programmeVisitId } }) => {
      const visit = await findVisit(tx, programmeVisitId);
      if (!visit) return { kind: "notFound" };
      const scheme = await programmeSchemeOn(tx, clock.today());
      const area = await areaOn(tx, clock.today());
      return { kind: "page", view: visitPage({ visit, scheme, area, mayKeep: keepsAll(actor) }) };
    },
  }),
];

const visitRoutes = trainingForm({
  path: "/training/programmes/:programmeId/visits",
  params: programmeParams,
  access: keeps,
  reads: "programme.read",
  action: "programme.visit.add",
  done: "Recorded. Next: what came of it, and again at three months.",
  form: visitForm,
  about: async ({ tx, today, params: { programmeId } }) => {
    const programme = await findProgramme(tx, programmeId);
    if (!programme) return undefined;
    const scheme = await programmeSchemeOn(tx, today);
    return { programme, scheme, area: await areaOn(tx, today), schools: await schoolsOf(tx) };
  },
  begin: (_about, { blank, clock }) => ({ ...blank, heldOn: datePartsOf(clock.today()) }),
  send: async ({ programme }, sent) => {
    const change = await addVisit(sent.tx, byOn(sent), { programme, form: sent.typed });
    const id = "visitId" in change && change.visitId;
    return id ? { ...change, to: trainingPaths.visit(id) } : change;
  },
  home: ({ programme }) => trainingPaths.programme(programme.programmeId),
  page: ({ programme, ...drawing }, state) =>
    trainingFormPage({
      heading: "Record that it was held",
      crumbs: [
        programmesCrumb,
        { text: programme.name, href: trainingPaths.programme(programme.programmeId) },
      ],
      intro: <ChildTells />,
      form: visitForm,
      state,
      drawing,
      action: trainingPaths.newVisit(programme.programmeId),
      button: "Save",
    }),
});

const findingRoutes = trainingForm({
  path: "/training/programme-visits/:programmeVisitId/findings",
  params: visitParams,
  access: keeps,
  reads: "programme.visit.read",
  action: "programme.finding.add",
  done: "Recorded what came of it.",
  form: findingForm,
  about: ({ tx, params: { programmeVisitId } }) => findVisit(tx, programmeVisitId),
  send: (visit, sent) => addFinding(sent.tx, byOn(sent), { visit, form: sent.typed }),
  home: ({ visitId }) => trainingPaths.visit(visitId),
  page: (visit, state) =>
    trainingFormPage({
      heading: "What came of it",
      crumbs: [
        programmesCrumb,
        { text: visit.programme, href: trainingPaths.visit(visit.visitId) },
      ],
      form: findingForm,
      state,
      drawing: {},
      action: trainingPaths.newFinding(visit.visitId),
      button: "Save",
    }),
});

export const programmeRoutes: readonly Route[] = [
  ...listRoutes,
  ...reachRoutes,
  ...parentingListRoutes,
  ...newRoutes,
  ...readRoutes,
  ...seenRoutes,
  ...visitRoutes,
  ...findingRoutes,
];
