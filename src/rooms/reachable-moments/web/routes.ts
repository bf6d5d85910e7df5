import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { momentOf, momentTyped } from "../../../kernel/moment-fields.ts";
import { childAnswer, type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { answerMoment } from "../answer-moment.ts";
import {
  countOpenMoments,
  findMoment,
  listAttempts,
  listMoments,
  listOpenMoments,
  readBefore,
  type Moment,
} from "../moment-reads.ts";
import { momentsOn } from "../moments-config.ts";
import { momentPaths } from "../paths.ts";
import { recordMoment } from "../record-moment.ts";
import { addPage } from "./add-page.tsx";
import { apiChildMoments, apiMoments, lineOf } from "./api.ts";
import { addInput, attemptInput } from "./fields.ts";
import { childMomentsPage, listPage } from "./list-pages.tsx";
import { momentPage, type MomentPage } from "./moment-page.tsx";

const pageSize = 50;
const pageNumber = z.coerce.number<string>().int().min(1).max(10_000);
const momentParams = childParams.extend({ momentId: anId });

const actingIn = ({ today, actor, now }: ChildFacts) => ({ actor, at: now, today });
const subjectsOf = (rows: readonly Moment[]): readonly string[] => [
  ...new Set(rows.map(({ personId }) => personId)),
];

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/moments",
    access: { permission: "tracker.view" },
    audit: { action: "moment.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: optionalQuery(pageNumber) }) },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const now = clock.now();
      const rows = await listOpenMoments(tx, actor, { page, pageSize });
      const counts = await countOpenMoments(tx, actor, now);
      const view = listPage({ rows, counts, now, page, pageSize });
      return { kind: "page", view, subjectIds: subjectsOf(rows) };
    },
  }),
  route({
    method: "GET",
    path: "/api/moments",
    access: { permission: "tracker.view" },
    audit: { action: "moment.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: pageNumber.optional() }) },
    answers: {
      summary: "Open reachable moments of children you can see",
      schema: apiMoments,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const now = clock.now();
      const rows = await listOpenMoments(tx, actor, { page, pageSize });
      const { open: total } = await countOpenMoments(tx, actor, now);
      const moments = rows.map((one) => ({
        ...lineOf(one, now),
        child: { id: one.personId, reference: one.reference },
      }));
      const body = { page, pageSize, total, moments };
      return { kind: "json", body, subjectIds: subjectsOf(rows) };
    },
  }),
  childAnswer({
    path: "/api/children/:personId/moments",
    audit: { action: "moment.read" },
    answers: {
      summary: "The moments of a child you can see, without what was said",
      schema: apiChildMoments,
    },
    body: async ({ person, now }, tx) => ({
      moments: (await listMoments(tx, person.personId)).map((one) => lineOf(one, now)),
    }),
  }),
];

type Found = { readonly facts: ChildFacts; readonly moment: Moment };
type FormState = Pick<MomentPage, "csrfToken"> &
  Partial<Pick<MomentPage, "typed" | "errors" | "isStale">>;

/** A form begins with who reads it and now. */
async function pageOf(tx: Tx, { facts, moment }: Found, again: FormState) {
  const { actor, now, person } = facts;
  const typed = {
    ...momentTyped("happened", now),
    outcome: "",
    byWhom: actor.name,
    wording: "",
    version: String(moment.version),
  };
  const attempts = await listAttempts(tx, moment.momentId);
  const before = await readBefore(tx, person.personId);
  return momentPage({ typed, ...again, facts, moment, attempts, before });
}

const childMomentRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/moments",
    access: { permission: "child.view" },
    audit: { action: "moment.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const moments = await listMoments(tx, facts.person.personId);
      return { kind: "page", view: childMomentsPage({ facts, moments }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/moments/new",
    access: { permission: "moment.record" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { kinds } = (await momentsOn(tx, facts.today)).body;
      const typed = { ...addInput.parse({}), ...momentTyped("happened", facts.now) };
      return { kind: "page", view: addPage({ facts, kinds, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/moments/new",
    access: { permission: "moment.record" },
    audit: { action: "moment.record" },
    input: { params: childParams, form: addInput },
    handle: async (facts, { tx, frame: { csrfToken }, form: typed }) => {
      const { person } = facts;
      const form = { ...typed, happened: momentOf(typed, "happened") };
      const made = await recordMoment(tx, actingIn(facts), { person, form });
      if (made.kind === "accepted") {
        return redirectDone(
          momentPaths.moment(person.personId, made.momentId),
          "Reachable moment recorded. Next: say what will be done.",
        );
      }
      const { kinds } = (await momentsOn(tx, facts.today)).body;
      const { errors } = made;
      return { kind: "invalid", view: addPage({ facts, kinds, csrfToken, typed, errors }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/moments/:momentId",
    access: { permission: "child.view" },
    audit: { action: "moment.read" },
    input: { params: momentParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { momentId } }) => {
      const moment = await findMoment(tx, { personId: facts.person.personId, momentId });
      if (!moment) return { kind: "notFound" };
      return { kind: "page", view: await pageOf(tx, { facts, moment }, { csrfToken }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/moments/:momentId/answer",
    access: { permission: "moment.record" },
    audit: { action: "moment.answer" },
    input: { params: momentParams, form: attemptInput },
    handle: async (facts, { tx, frame: { csrfToken }, params: { momentId }, form: typed }) => {
      const { person } = facts;
      const { personId } = person;
      const moment = await findMoment(tx, { personId, momentId });
      if (!moment) return { kind: "notFound" };
      const form = { ...typed, happened: momentOf(typed, "happened") };
      const change = await answerMoment(tx, actingIn(facts), { person, moment, form });
      if (change.kind === "accepted") {
        return redirectDone(momentPaths.moment(personId, momentId), "Answer saved.");
      }
      const stands = (await findMoment(tx, { personId, momentId })) ?? moment;
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { csrfToken, typed, errors, isStale: change.kind === "stale" };
      const view = await pageOf(tx, { facts, moment: stands }, again);
      return { kind: change.kind, view };
    },
  }),
];

/** Every way into this room. */
export const momentRoutes: readonly Route[] = [...listRoutes, ...childMomentRoutes];
