import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { blankState } from "../../../ui/forms/index.ts";
import { listColleagues, listRegisteredAgreements } from "../../directory/index.ts";
import { byOn, staffForm, staffFormSent } from "../../work/index.ts";
import { closeForm, cohortForm, readerForm, type Person } from "../cohort-form.ts";
import { endReader, giveReader, listReaders } from "../cohort-list.ts";
import { findCohort, type Cohort } from "../cohort-reads.ts";
import { cohortSchemeOn } from "../cohort-scheme.ts";
import { cohortsList } from "../cohorts-list.ts";
import { closeCohort, openCohort } from "../keep-cohort.ts";
import { listApproaches, listApproachReviews, listMembers } from "../member-reads.ts";
import { listOffers } from "../offers/keep-offers.ts";
import { cohortsOverApi } from "./cohort-api.ts";
import { cohortFormPage } from "./cohort-forms.tsx";
import { cohortPage } from "./cohort-pages.tsx";
import type { CohortPage } from "./cohort-view.ts";
import { cohortsPage } from "./cohorts-page.tsx";
import { cohortPaths } from "./paths.ts";

const reads = { permission: "child.view" } as const;
const manages = { permission: "cohort.manage" } as const;
const shows = { about: "children" } as const;
const params = z.object({ cohortId: anId });

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

async function viewOf(tx: Tx, { actor, today, cohort }: Around, state: CohortPage["state"]) {
  const { cohortId, isListed } = cohort;
  const mayManage = holds(actor, "cohort.manage");
  const mayExport = !isListed && holds(actor, "tracker.export");
  const members = await listMembers(tx, cohortId);
  const page = {
    cohort,
    today,
    members,
    mayManage,
    mayExport,
    state,
    scheme: await cohortSchemeOn(tx, today),
    approaches: await listApproaches(tx, { cohortId }),
    offers: await listOffers(tx, cohortId),
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
    shows,
    input: {},
    handle: async (given) => {
      const shown = await cohortsList.show(given, { path: cohortPaths.all });
      return { kind: "page", view: cohortsPage(shown, holds(given.actor, "cohort.manage")) };
    },
  }),
  cohortsOverApi,
];

const openRoutes = staffForm({
  path: "/cohorts/new",
  params: z.object({}),
  access: manages,
  reads: "cohort.new",
  action: "cohort.open",
  shows,
  done: "Cohort created. Add children from their records.",
  form: cohortForm,
  about: async ({ tx, today }) => ({
    scheme: await cohortSchemeOn(tx, today),
    colleagues: await colleaguesOn(tx, today),
    agreements: await listRegisteredAgreements(tx, today),
  }),
  begin: ({ scheme }, { blank, actor, clock }) => ({
    ...blank,
    owner: actor.id,
    openedOn: datePartsOf(clock.today()),
    reviewBy: datePartsOf(addDays(clock.today(), scheme.reviewDays)),
  }),
  send: async ({ scheme, colleagues }, sent) => {
    const opening = { form: sent.typed, colleagues };
    const change = await openCohort(sent.tx, { ...byOn(sent), scheme }, opening);
    return change.kind === "made"
      ? { kind: "accepted", to: cohortPaths.cohort(change.id) }
      : change;
  },
  home: () => cohortPaths.all,
  page: (offered, state) =>
    cohortFormPage({
      title: "Open a cohort",
      lead: "It names no child. Children come in one by one, by a decision.",
      current: cohortPaths.all,
      form: cohortForm,
      state,
      drawing: offered,
      action: cohortPaths.open,
      button: "Open the cohort",
    }),
});

const cohortRoute: Route = route({
  method: "GET",
  path: "/cohorts/:cohortId",
  access: reads,
  audit: { action: "cohort.read" },
  shows,
  input: { params },
  handle: async ({ tx, actor, clock, params: { cohortId }, frame: { csrfToken } }) => {
    const cohort = await findCohort(tx, cohortId);
    if (!cohort) return { kind: "notFound" };
    const around = { actor, today: clock.today(), cohort };
    return { kind: "page", ...(await viewOf(tx, around, blankState(readerForm, csrfToken))) };
  },
});

const ofCohort = {
  params,
  access: manages,
  shows,
  home: ({ cohort }: { readonly cohort: Cohort }): string => cohortPaths.cohort(cohort.cohortId),
} as const;

const closeRoutes = staffForm({
  ...ofCohort,
  path: "/cohorts/:cohortId/close",
  reads: "cohort.read",
  action: "cohort.close",
  done: "Cohort closed.",
  form: closeForm,
  about: async ({ tx, params: { cohortId } }) => {
    const cohort = await findCohort(tx, cohortId);
    return cohort && { cohort };
  },
  begin: (_about, { blank, clock }) => ({ ...blank, closedOn: datePartsOf(clock.today()) }),
  send: ({ cohort }, sent) => closeCohort(sent.tx, byOn(sent), { cohort, form: sent.typed }),
  page: ({ cohort }, state) =>
    cohortFormPage({
      title: `Close ${cohort.name}`,
      lead: "It takes nobody out: each child leaves by a decision of its own.",
      current: cohortPaths.cohort(cohort.cohortId),
      form: closeForm,
      state,
      drawing: {},
      version: cohort.version,
      action: cohortPaths.close(cohort.cohortId),
      button: "Close the cohort",
    }),
});

const readerRoutes: readonly Route[] = [
  staffFormSent({
    ...ofCohort,
    path: "/cohorts/:cohortId/readers",
    action: "cohort.list-add",
    done: "The reader was added.",
    form: readerForm,
    about: async ({ tx, actor, today, params: { cohortId } }) => {
      const cohort = await findCohort(tx, cohortId);
      return cohort?.isListed ? { cohort, actor, today } : undefined;
    },
    send: async ({ cohort: { cohortId }, today }, { tx, actor, clock, typed }) =>
      giveReader(
        tx,
        { actor, at: clock.now() },
        { cohortId, colleagues: await colleaguesOn(tx, today), form: typed },
      ),
    page: (around, state, tx) => viewOf(tx, around, state),
  }),
  route({
    method: "POST",
    path: "/cohorts/:cohortId/readers/:cohortReaderId/end",
    access: manages,
    audit: { action: "cohort.list-end" },
    shows,
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
      const state = { ...blankState(readerForm, frame.csrfToken), isStale: true };
      return {
        kind: "stale",
        ...(await viewOf(tx, { actor, today: clock.today(), cohort }, state)),
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
