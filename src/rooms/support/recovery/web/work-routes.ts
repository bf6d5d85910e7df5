import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import {
  type ChildFacts,
  childParams,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../../child-record/index.ts";
import { addSession } from "../add-session.ts";
import { endWork } from "../end-work.ts";
import { standing } from "../missed.ts";
import { recoverySchemeOn } from "../recovery-scheme.ts";
import { didNotSay } from "../session-form.ts";
import { findWork, listSessions, type Session, type Work } from "../work-reads.ts";
import { recoveryPaths } from "./paths.ts";
import { sessionPage, type SessionTyped } from "./session-page.tsx";
import { endPage } from "./work-forms.tsx";
import { workPage } from "./work-page.tsx";

const workParams = childParams.extend({ workId: anId });
const session = z.object({
  setting: field(),
  attendance: field(),
  worker: field(),
  goal: field(),
  done: field(),
  rating: field(),
  nextStep: field(),
  corrects: field(),
  ...dateInput("heldOn"),
});
const ending = z.object({
  reason: field(),
  ending: field(),
  version: field(),
  ...dateInput("endedOn"),
});

type Which = { readonly facts: ChildFacts; readonly workId: string };

/** The work with its sessions, or nothing where there is none that the reader may know of. */
async function ground(tx: Tx, { facts, workId }: Which) {
  const work = await findWork(tx, { personId: facts.person.personId, workId });
  if (!work) return undefined;
  const sessions = await listSessions(tx, [workId]);
  return { work, sessions, scheme: await recoverySchemeOn(tx, facts.today) };
}

/** Today, by the reader, where and to what end it was last time. */
function blank(facts: ChildFacts, work: Work, sessions: readonly Session[]): SessionTyped {
  const last = standing(sessions)[0];
  return {
    ...session.parse({ attendance: "seen", worker: facts.actor.name, setting: last?.setting }),
    ...(work.isTherapy ? {} : { goal: (last?.goal ?? work.goal ?? "").slice(0, 500) }),
    ...dateTyped("heldOn", facts.today),
  };
}

/** As it was, to be put right. */
const asItWas = (one: Session): SessionTyped => ({
  setting: one.setting,
  attendance: one.attendance,
  worker: one.worker,
  goal: one.goal ?? "",
  done: one.done ?? "",
  nextStep: one.nextStep ?? "",
  rating: one.didNotSay ? didNotSay : (one.rating?.toString() ?? ""),
  corrects: one.sessionId,
  ...dateTyped("heldOn", one.heldOn),
});

const findCorrected = (sessions: readonly Session[], id: string | undefined) =>
  standing(sessions).find(({ sessionId }) => sessionId === id);

const sessionRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/recovery/:workId/session",
    access: { permission: "recovery.record" },
    audit: { action: "direct-work.read" },
    input: { params: workParams, query: z.object({ corrects: optionalQuery(z.uuid()) }) },
    handle: async (facts, { tx, frame: { csrfToken }, params: { workId }, query }) => {
      const found = await ground(tx, { facts, workId });
      if (!found) return { kind: "notFound" };
      const corrects = findCorrected(found.sessions, query.corrects);
      const typed = corrects ? asItWas(corrects) : blank(facts, found.work, found.sessions);
      return { kind: "page", view: sessionPage({ facts, ...found, corrects, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/recovery/:workId/session",
    access: { permission: "recovery.record" },
    audit: { action: "direct-work.session" },
    input: { params: workParams, form: session },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const { workId } = params;
      const { person, today } = facts;
      const found = await ground(tx, { facts, workId });
      if (!found) return { kind: "notFound" };
      const { work, sessions, scheme } = found;
      const acting = { actor, at: clock.now(), today, scheme };
      const form = { ...typed, heldOn: dateOf(typed, "heldOn") };
      const change = await addSession(tx, acting, { person, work, sessions, form });
      if (change.kind === "accepted") {
        return redirectDone(recoveryPaths.work(person.personId, workId), "Session saved.");
      }
      const corrects = findCorrected(sessions, typed.corrects);
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { errors, isStale: change.kind === "stale" };
      const view = sessionPage({ facts, ...found, corrects, csrfToken, typed, ...again });
      return { kind: change.kind, view };
    },
  }),
];

const endRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/recovery/:workId/end",
    access: { permission: "recovery.record" },
    audit: { action: "direct-work.read" },
    input: { params: workParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { workId } }) => {
      const found = await ground(tx, { facts, workId });
      if (!found) return { kind: "notFound" };
      const typed = {
        ...ending.parse({ version: String(found.work.version) }),
        ...dateTyped("endedOn", facts.today),
      };
      return { kind: "page", view: endPage({ facts, ...found, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/recovery/:workId/end",
    access: { permission: "recovery.record" },
    audit: { action: "direct-work.end" },
    input: { params: workParams, form: ending },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const { workId } = params;
      const { person, today } = facts;
      const found = await ground(tx, { facts, workId });
      if (!found) return { kind: "notFound" };
      const { work, scheme } = found;
      const acting = { actor, at: clock.now(), today, scheme };
      const form = { ...typed, endedOn: dateOf(typed, "endedOn") };
      const change = await endWork(tx, acting, { person, work, form });
      if (change.kind === "accepted") {
        return redirectDone(recoveryPaths.work(person.personId, workId), "Direct work ended.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { errors, isStale: change.kind === "stale" };
      return { kind: change.kind, view: endPage({ facts, ...found, csrfToken, typed, ...again }) };
    },
  }),
];

/** One piece of work and its sessions. */
export const workRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/recovery/:workId",
    access: { permission: "child.view" },
    audit: { action: "direct-work.read" },
    input: { params: workParams },
    handle: async (facts, { tx, actor, params: { workId } }) => {
      const found = await ground(tx, { facts, workId });
      if (!found) return { kind: "notFound" };
      const mayRecord = mayDo(actor, "recovery.record", facts);
      return { kind: "page", view: workPage({ facts, ...found, mayRecord }) };
    },
  }),
  ...sessionRoutes,
  ...endRoutes,
];
