import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { listColleagues, listRegisteredAgreements } from "../../directory/index.ts";
import { dateInput, dateOf, dateTyped } from "../../child-record/index.ts";
import { endReader, giveReader, listReaders } from "../cohort-list.ts";
import { findCohort, type Cohort } from "../cohort-reads.ts";
import { cohortsList } from "../cohorts-list.ts";
import { cohortSchemeOn } from "../cohort-scheme.ts";
import { closeCohort, openCohort } from "../keep-cohort.ts";
import { listApproaches, listApproachReviews, listMembers } from "../member-reads.ts";
import { closeFields, cohortFormPage, openFields } from "./cohort-forms.tsx";
import { cohortsOverApi } from "./cohort-api.ts";
import { cohortPage } from "./cohort-pages.tsx";
import type { CohortPage } from "./cohort-view.ts";
import { cohortsPage } from "./cohorts-page.tsx";
import { cohortPaths } from "./paths.ts";

const reads = { permission: "child.view" } as const;
const manages = { permission: "cohort.manage" } as const;
const params = z.object({ cohortId: anId });

const openForm = z.object({
  kind: field(),
  name: field(),
  purpose: field(),
  basis: field(),
  owner: field(),
  agencies: field(),
  criteria: field(),
  agreement: field(),
  ...dateInput("openedOn"),
  ...dateInput("reviewBy"),
});
const closeForm = z.object({ learned: field(), version: field(), ...dateInput("closedOn") });
const readerForm = z.object({ staff: field(), reason: field() });

type Person = { readonly staffId: string; readonly name: string };

/** Colleagues whose posts open records, each once. */
async function colleaguesOn(tx: Tx, today: string): Promise<readonly Person[]> {
  const named = new Map(
    (await listColleagues(tx, today)).map((one) => [
      one.staffId,
      { staffId: one.staffId, name: `${one.name}, ${one.agency}` },
    ]),
  );
  return [...named.values()];
}

type Around = { readonly actor: StaffActor; readonly today: string; readonly cohort: Cohort };
type FormState = Pick<CohortPage, "csrfToken"> & Partial<CohortPage>;

async function viewOf(tx: Tx, { actor, today, cohort }: Around, again: FormState) {
  const { cohortId, isListed } = cohort;
  const mayManage = holds(actor, "cohort.manage");
  const mayExport = !isListed && holds(actor, "tracker.export");
  const members = await listMembers(tx, cohortId);
  const page = {
    typed: { staff: "", reason: "" },
    cohort,
    today,
    members,
    mayManage,
    mayExport,
    ...again,
    scheme: await cohortSchemeOn(tx, today),
    approaches: await listApproaches(tx, { cohortId }),
    reviews: await listApproachReviews(tx, { cohortId }),
    readers: isListed ? await listReaders(tx, cohortId) : [],
    colleagues: mayManage && isListed ? await others(tx, actor, today) : [],
  };
  // Of a cohort with a list the audit names the cohort: who is in it is not for whoever reads the audit.
  const shown = [...new Set(members.map(({ personId }) => personId))];
  return { view: cohortPage(page), subjectIds: isListed ? [cohortId] : shown, shown };
}

const others = async (tx: Tx, actor: StaffActor, today: string): Promise<readonly Person[]> =>
  (await colleaguesOn(tx, today)).filter(({ staffId }) => staffId !== actor.id);

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/cohorts",
    access: reads,
    audit: { action: "cohort.list" },
    shows: { about: "children" },
    input: {},
    handle: async (given) => {
      const shown = await cohortsList.show(given, { path: cohortPaths.all });
      return { kind: "page", view: cohortsPage(shown, holds(given.actor, "cohort.manage")) };
    },
  }),
  cohortsOverApi,
];

const openTitle = {
  title: "Open a cohort",
  button: "Open the cohort",
  action: cohortPaths.open,
  now: cohortPaths.all,
  lead: "It names no child. Children come in one by one, by a decision.",
};

const offeredOn = async (tx: Tx, today: string) => ({
  colleagues: await colleaguesOn(tx, today),
  agreements: await listRegisteredAgreements(tx, today),
});

const openRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/cohorts/new",
    access: manages,
    audit: { action: "cohort.new" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, clock, frame: { csrfToken } }) => {
      const today = clock.today();
      const scheme = await cohortSchemeOn(tx, today);
      const fields = openFields(scheme, await offeredOn(tx, today));
      const typed = {
        ...openForm.parse({ owner: actor.id }),
        ...dateTyped("openedOn", today),
        ...dateTyped("reviewBy", addDays(today, scheme.reviewDays)),
      };
      return { kind: "page", view: cohortFormPage({ ...openTitle, fields, typed, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/cohorts/new",
    access: manages,
    audit: { action: "cohort.open" },
    shows: { about: "children" },
    input: { form: openForm },
    handle: async ({ tx, actor, clock, form: typed, frame: { csrfToken } }) => {
      const today = clock.today();
      const scheme = await cohortSchemeOn(tx, today);
      const offered = await offeredOn(tx, today);
      const form = {
        ...typed,
        openedOn: dateOf(typed, "openedOn"),
        reviewBy: dateOf(typed, "reviewBy"),
      };
      const colleagues = offered.colleagues.map(({ staffId }) => staffId);
      const acting = { actor, at: clock.now(), today, scheme };
      const change = await openCohort(tx, acting, { form, colleagues });
      if (change.kind === "made")
        return redirectDone(
          cohortPaths.cohort(change.id),
          "Cohort created. Add children from their records.",
        );
      const page = { ...openTitle, fields: openFields(scheme, offered), typed, csrfToken };
      const errors = change.kind === "invalid" ? change.errors : [];
      return { kind: "invalid", view: cohortFormPage({ ...page, errors }) };
    },
  }),
];

const cohortRoute: Route = route({
  method: "GET",
  path: "/cohorts/:cohortId",
  access: reads,
  audit: { action: "cohort.read" },
  shows: { about: "children" },
  input: { params },
  handle: async ({ tx, actor, clock, params: { cohortId }, frame: { csrfToken } }) => {
    const cohort = await findCohort(tx, cohortId);
    if (!cohort) return { kind: "notFound" };
    const around = { actor, today: clock.today(), cohort };
    return { kind: "page", ...(await viewOf(tx, around, { csrfToken })) };
  },
});

const closeTitle = (cohort: Cohort) => ({
  title: `Close ${cohort.name}`,
  button: "Close the cohort",
  fields: closeFields,
  action: cohortPaths.close(cohort.cohortId),
  now: cohortPaths.cohort(cohort.cohortId),
  lead: "It takes nobody out: each child leaves by a decision of its own.",
});

const closeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/cohorts/:cohortId/close",
    access: manages,
    audit: { action: "cohort.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, clock, params: { cohortId }, frame: { csrfToken } }) => {
      const cohort = await findCohort(tx, cohortId);
      if (!cohort) return { kind: "notFound" };
      const typed = {
        ...closeForm.parse({ version: String(cohort.version) }),
        ...dateTyped("closedOn", clock.today()),
      };
      return { kind: "page", view: cohortFormPage({ ...closeTitle(cohort), typed, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/cohorts/:cohortId/close",
    access: manages,
    audit: { action: "cohort.close" },
    shows: { about: "children" },
    input: { params, form: closeForm },
    handle: async (given) => {
      const { tx, actor, clock, form: typed, frame } = given;
      const cohort = await findCohort(tx, given.params.cohortId);
      if (!cohort) return { kind: "notFound" };
      const today = clock.today();
      const acting = { actor, at: clock.now(), today, scheme: await cohortSchemeOn(tx, today) };
      const form = { ...typed, closedOn: dateOf(typed, "closedOn") };
      const change = await closeCohort(tx, acting, { cohort, form });
      if (change.kind === "accepted") {
        return redirectDone(cohortPaths.cohort(cohort.cohortId), "Cohort closed.");
      }
      const page = { ...closeTitle(cohort), typed, csrfToken: frame.csrfToken };
      return change.kind === "stale"
        ? { kind: "stale", view: cohortFormPage({ ...page, isStale: true }) }
        : { kind: "invalid", view: cohortFormPage({ ...page, errors: change.errors }) };
    },
  }),
];

const readerRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/cohorts/:cohortId/readers",
    access: manages,
    audit: { action: "cohort.list-add" },
    shows: { about: "children" },
    input: { params, form: readerForm },
    handle: async (given) => {
      const { tx, actor, clock, form: typed, frame } = given;
      const cohort = await findCohort(tx, given.params.cohortId);
      if (!cohort?.isListed) return { kind: "notFound" };
      const today = clock.today();
      const colleagues = (await others(tx, actor, today)).map(({ staffId }) => staffId);
      const giving = { cohortId: cohort.cohortId, colleagues, form: typed };
      const change = await giveReader(tx, { actor, at: clock.now() }, giving);
      if (change.kind === "accepted") {
        return redirectDone(cohortPaths.cohort(cohort.cohortId), "The reader was added.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { csrfToken: frame.csrfToken, typed, errors };
      return { kind: "invalid", ...(await viewOf(tx, { actor, today, cohort }, again)) };
    },
  }),
  route({
    method: "POST",
    path: "/cohorts/:cohortId/readers/:cohortReaderId/end",
    access: manages,
    audit: { action: "cohort.list-end" },
    shows: { about: "children" },
    input: { params: params.extend({ cohortReaderId: anId }) },
    handle: async ({ tx, actor, clock, params: { cohortId, cohortReaderId }, frame }) => {
      const cohort = await findCohort(tx, cohortId);
      if (!cohort?.isListed) return { kind: "notFound" };
      const by = { actor, at: clock.now() };
      if (await endReader(tx, by, { cohortId, readerId: cohortReaderId })) {
        return redirectDone(
          cohortPaths.cohort(cohortId),
          "The reader was removed. They can no longer open this cohort.",
        );
      }
      const again = { csrfToken: frame.csrfToken, isStale: true };
      return {
        kind: "stale",
        ...(await viewOf(tx, { actor, today: clock.today(), cohort }, again)),
      };
    },
  }),
];

/** What there is, before what has an id. */
export const cohortRoutes: readonly Route[] = [
  ...listRoutes,
  ...openRoutes,
  cohortRoute,
  ...closeRoutes,
  ...readerRoutes,
];
