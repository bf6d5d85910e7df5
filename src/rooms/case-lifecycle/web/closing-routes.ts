import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { closureStops } from "../configuration-kinds.ts";
import { keptForm, listStillAsked } from "../../work/index.ts";
import { type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { closingContext } from "../closing-context.ts";
import type { ClosingContext, ClosingTyped } from "../closing-form.ts";
import { findClosure, findWaiting, listAnswers, listMeetingsSince } from "../closure-reads.ts";
import { decideClosing, withdrawClosing } from "../decide-closing.ts";
import { listOverrides } from "../override-stops.ts";
import { stopsNow } from "../stop-reads.ts";
import { overrideField } from "../stops.ts";
import { proposeClosing } from "../propose-closing.ts";
import { closurePage, type ClosurePage } from "./closure-page.tsx";
import { proposePage } from "./closing-page.tsx";
import { lifePaths } from "./paths.ts";

const closureParams = childParams.extend({ closureId: anId });
/** Closing asks what stands on the record: the fields are not known beforehand. */
const proposal = z.record(text().max(100), field());
const overrides = Object.fromEntries(closureStops.map((stop) => [overrideField(stop), field()]));
const decision = z.object({ outcome: field(), reason: field(), meeting: field(), ...overrides });
const withdrawal = z.object({ withdraw: field() });
const blank = { outcome: "", reason: "", meeting: "", withdraw: "" };

const kept = keptForm("closing", proposal);

const draftOf = (personId: string, savedAt?: string) =>
  kept.draft(personId, { returnTo: lifePaths.child(personId), savedAt });

/** What Lantern knows already: today, and who leads. */
function begun({ scheme }: ClosingContext, { circle, today }: ChildFacts): ClosingTyped {
  const lead = circle.find(({ basis }) => basis === "allocation");
  const { day, month, year } = datePartsOf(today);
  const dates = scheme.criteria.flatMap(({ key }): [string, string][] => [
    [`seen-${key}-day`, day],
    [`seen-${key}-month`, month],
    [`seen-${key}-year`, year],
  ]);
  return { ...Object.fromEntries(dates), leadAfter: lead?.name ?? "" };
}

type FormState = Pick<ClosurePage, "csrfToken"> &
  Partial<Pick<ClosurePage, "typed" | "errors" | "isStale">>;

async function viewOf(tx: Tx, facts: ChildFacts, closureId: string, again: FormState) {
  const { personId } = facts.person;
  const closure = await findClosure(tx, { personId, closureId });
  if (!closure) return undefined;
  const answers = await listAnswers(tx, closureId);
  const since = { personId, since: closure.proposedOn, at: facts.now };
  const held = await listMeetingsSince(tx, since);
  const asked = closure.outcome === null ? await listStillAsked(tx, personId) : [];
  const overridden = await listOverrides(tx, closureId);
  const now = { personId, today: facts.today, at: facts.now, answers };
  const stops = closure.outcome === null ? (await stopsNow(tx, now)).stops : [];
  const shown = { closure, answers, held, asked, overridden, stops };
  return closurePage({ typed: blank, ...again, facts, ...shown });
}

export const closingRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/closing/new",
    access: { permission: "case.close" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { person, today, standing } = facts;
      const { personId } = person;
      if (!standing.isOpen) return { kind: "redirect", to: lifePaths.child(personId) };
      const waiting = await findWaiting(tx, personId);
      const ground = await closingContext(tx, { personId, today, rooms: facts.rooms });
      const { typed = begun(ground, facts), savedAt } = await kept.find(tx, personId);
      const draft = draftOf(personId, savedAt);
      const { stops } = await stopsNow(tx, { personId, today, at: facts.now, answers: [] });
      const page = { facts, ground, csrfToken, typed, draft, stops, waiting: waiting?.closureId };
      return { kind: "page", view: proposePage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/closing/new",
    access: { permission: "case.close" },
    audit: { action: "closing.propose" },
    input: { params: childParams, form: proposal },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const { personId } = person;
      const acting = { actor, at: clock.now(), today };
      const change = await proposeClosing(tx, acting, { person, typed, rooms: facts.rooms });
      switch (change.kind) {
        case "accepted":
          await kept.end(tx, personId);
          return redirectDone(
            lifePaths.closing(personId, change.closureId),
            "Closing proposed. Next: a manager decides.",
          );
        case "waiting":
          return redirectDone(
            lifePaths.closing(personId, change.closureId),
            "Closure has already been proposed, and is waiting for a manager’s decision. Your text is kept as a draft.",
          );
        case "closed":
          return redirectDone(
            lifePaths.child(personId),
            "The record was closed already. Your text is kept as a draft.",
          );
        case "invalid": {
          const ground = await closingContext(tx, { personId, today, rooms: facts.rooms });
          const { errors } = change;
          const draft = draftOf(personId);
          const { stops } = await stopsNow(tx, { personId, today, at: facts.now, answers: [] });
          const view = proposePage({ facts, ground, csrfToken, typed, draft, stops, errors });
          return { kind: "invalid", view };
        }
      }
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/closing/:closureId",
    access: { permission: "child.view" },
    audit: { action: "closing.read" },
    input: { params: closureParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { closureId } }) => {
      const view = await viewOf(tx, facts, closureId, { csrfToken });
      return view ? { kind: "page", view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/closing/:closureId/decide",
    access: { permission: "case.agree" },
    audit: { action: "closing.decide" },
    input: { params: closureParams, form: decision },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const { person, today } = facts;
      const { closureId } = params;
      const acting = { actor, at: clock.now(), today };
      const { outcome, reason, meeting, ...typed } = form;
      const given = {
        person,
        closureId,
        form: { outcome, reason, meeting, overrides: typed },
        rooms: facts.rooms,
      };
      const change = await decideClosing(tx, acting, given);
      if (change.kind === "accepted") {
        const to = lifePaths.closing(person.personId, closureId);
        const stops = (await listOverrides(tx, closureId)).map(({ stop }) => stop);
        return redirectDone(to, "Decision saved.", { detail: { setAside: stops.join(", ") } });
      }
      const again = { csrfToken, typed: { ...blank, ...form }, isStale: change.kind === "stale" };
      const errors = change.kind === "invalid" ? change.errors : [];
      const view = await viewOf(tx, facts, closureId, { ...again, errors });
      return view ? { kind: change.kind, view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/closing/:closureId/withdraw",
    access: { permission: "case.close" },
    audit: { action: "closing.withdraw" },
    input: { params: closureParams, form: withdrawal },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const { person, today } = facts;
      const { closureId } = params;
      const acting = { actor, at: clock.now(), today };
      const given = { person, closureId, reason: form.withdraw };
      const change = await withdrawClosing(tx, acting, given);
      if (change.kind === "accepted") {
        return redirectDone(
          lifePaths.child(person.personId),
          "The proposal was withdrawn. The record stays open.",
        );
      }
      const again = { csrfToken, typed: { ...blank, ...form }, isStale: change.kind === "stale" };
      const errors = change.kind === "invalid" ? change.errors : [];
      const view = await viewOf(tx, facts, closureId, { ...again, errors });
      return view ? { kind: change.kind, view } : { kind: "notFound" };
    },
  }),
];
