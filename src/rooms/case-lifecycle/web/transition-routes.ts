import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { transitionOn } from "../schemes.ts";
import { eighteenOn, saveTransition } from "../transition.ts";
import {
  countTurning,
  findTransition,
  listTurning,
  type TransitionPlan,
} from "../transition-reads.ts";
import { lifePaths } from "./paths.ts";
import { transitionPage, type TransitionPage, type TransitionTyped } from "./transition-page.tsx";
import { turningPage } from "./turning-page.tsx";

const form = z.object({
  services: field(),
  whoLeads: field(),
  wants: field(),
  capacity: field(),
  continues: field(),
  agreedWith: field(),
  version: field(),
  "meetingOn-day": field(),
  "meetingOn-month": field(),
  "meetingOn-year": field(),
  "agreedOn-day": field(),
  "agreedOn-month": field(),
  "agreedOn-year": field(),
});

const parts = (prefix: "meetingOn" | "agreedOn", date: string | null) => {
  const { day, month, year } = date === null ? { day: "", month: "", year: "" } : datePartsOf(date);
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};

/** What stands already, and who leads with the child today. */
function begun(plan: TransitionPlan | undefined, { circle }: ChildFacts): TransitionTyped {
  if (!plan) {
    const lead = circle.find(({ basis }) => basis === "allocation");
    return form.parse({ whoLeads: lead?.name ?? "" });
  }
  return form.parse({
    services: plan.services,
    whoLeads: plan.whoLeads,
    wants: plan.wants,
    capacity: plan.capacity,
    continues: plan.continues ?? "",
    agreedWith: plan.agreedWith ?? "",
    ...parts("meetingOn", plan.meetingOn),
    ...parts("agreedOn", plan.agreedOn),
  });
}

async function viewOf(
  tx: Tx,
  facts: ChildFacts,
  again: Pick<TransitionPage, "csrfToken" | "errors" | "isStale"> & { typed?: TransitionTyped },
) {
  const plan = await findTransition(tx, facts.person.personId);
  return transitionPage({ ...again, facts, plan, typed: again.typed ?? begun(plan, facts) });
}

const pageSize = 50;
const number = z.coerce.number<string>().int().min(1).max(10_000);
const day = z.iso.date();
const apiTurning = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  children: z.array(
    z.object({
      personId: z.uuid(),
      reference: z.string(),
      eighteenOn: day,
      hasPlan: z.boolean(),
      meetingOn: day.nullable(),
    }),
  ),
});

export const transitionRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/turning-18",
    access: { permission: "child.view" },
    audit: { action: "transition.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => ({
      kind: "page",
      view: await viewOf(tx, facts, { csrfToken }),
    }),
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/turning-18",
    access: { permission: "transfer.record" },
    audit: { action: "transition.record" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const date = (prefix: "meetingOn" | "agreedOn") => ({
        day: typed[`${prefix}-day`],
        month: typed[`${prefix}-month`],
        year: typed[`${prefix}-year`],
      });
      const change = await saveTransition(
        tx,
        { actor, at: clock.now(), today },
        {
          person,
          form: { ...typed, meetingOn: date("meetingOn"), agreedOn: date("agreedOn") },
        },
      );
      if (change.kind === "accepted") {
        return redirectDone(lifePaths.transition(person.personId), "Turning 18 plan saved.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const isStale = change.kind === "stale";
      const view = await viewOf(tx, facts, { csrfToken, typed, errors, isStale });
      return { kind: change.kind, view };
    },
  }),
  route({
    method: "GET",
    path: "/turning-18",
    access: { permission: "tracker.view" },
    audit: { action: "transition.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: optionalQuery(number) }) },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const scheme = await transitionOn(tx, today);
      const asked = { today, fromMonths: scheme.fromMonths };
      const rows = await listTurning(tx, actor, { ...asked, page, pageSize });
      const total = await countTurning(tx, actor, asked);
      const view = turningPage({ rows, total, today, page, pageSize, source: scheme.source });
      return { kind: "page", view, subjectIds: rows.map(({ personId }) => personId) };
    },
  }),
  route({
    method: "GET",
    path: "/api/turning-18",
    access: { permission: "tracker.view" },
    audit: { action: "transition.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: number.optional() }) },
    answers: {
      summary: "Open children who turn 18 or have, whose transition is not agreed, soonest first",
      schema: apiTurning,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const { fromMonths } = await transitionOn(tx, today);
      const rows = await listTurning(tx, actor, { today, fromMonths, page, pageSize });
      const total = await countTurning(tx, actor, { today, fromMonths });
      const children = rows.map(({ personId, reference, bornOn, hasPlan, meetingOn }) => ({
        personId,
        reference,
        eighteenOn: eighteenOn(bornOn),
        hasPlan,
        meetingOn,
      }));
      return {
        kind: "json",
        subjectIds: rows.map(({ personId }) => personId),
        body: { page, pageSize, total, children },
      };
    },
  }),
];
