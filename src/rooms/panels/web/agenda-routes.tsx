import { z } from "zod";
import { icalOf, icalType } from "../../../platform/calendar/ical.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anyField, field } from "../../../platform/http/field.ts";
import { redirectDone, sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { londonDate } from "../../../kernel/dates.ts";
import { listAgenda } from "../agenda-reads.ts";
import { mayAddCase } from "../add-case.ts";
import { addDue, addTheme, arrangeItem, moveItem, takeOff, type AgendaChange } from "../agenda.ts";
import { dayOf } from "../book-sitting.ts";
import { findSittingInCalendar } from "../calendar.ts";
import { dueId, listDue } from "../due-reads.ts";
import { listMayKnow, withoutKnown } from "../may-know.ts";
import { listSittingChanges, listSittingPeople } from "../sitting-reads.ts";
import { agendaPage, type AgendaPage } from "./agenda-page.tsx";
import { ownPlace } from "./answer-part.tsx";
import { arrangePage } from "./arrange-page.tsx";
import { closedPage } from "./closed-page.tsx";
import { namesIn } from "./nameless.ts";
import { paths } from "./paths.ts";
import {
  itemParams,
  itemRoute,
  manages,
  reads,
  sittingParams,
  sittingRoute,
  type Comparing,
  type ItemFacts,
  type SittingFacts,
} from "./sitting-route.ts";

type FormState = Partial<Pick<AgendaPage, "typed" | "errors" | "ownErrors">>;

const isOpen = ({ sitting }: SittingFacts): boolean =>
  sitting.approvedAt === null && sitting.cancelledAt === null;

async function dueFor(tx: Tx, facts: SittingFacts) {
  const { sitting, panel } = facts;
  const on = londonDate(sitting.startsAt);
  return facts.mayManage && isOpen(facts)
    ? listDue(tx, { sitting, panel, on, today: facts.acting.today })
    : { due: [], isCut: false };
}

/** The page of a sitting, or what is wrong with a form on it. */
export async function sittingOutcome(
  { tx, compareStaff }: Comparing,
  facts: SittingFacts,
  again: FormState = {},
): Promise<Outcome> {
  const { sitting, acting } = facts;
  const { sittingId } = sitting;
  const on = await listAgenda(tx, acting.actor, { sittingId, today: acting.today });
  const items = await withoutKnown(compareStaff, { sitting, acting, items: on });
  const due = await dueFor(tx, facts);
  const people = await listSittingPeople(tx, sittingId, facts.acting);
  const view = agendaPage({
    facts,
    items,
    due,
    people,
    typed: {},
    errors: [],
    ownErrors: [],
    ...again,
    mayAddCase: mayAddCase(facts),
    own: await ownPlace(tx, facts, people),
    changes: await listSittingChanges(tx, sittingId),
    mayKnow: facts.mayManage ? await listMayKnow(tx, { sittingId, today: facts.acting.today }) : [],
  });
  const subjectIds = [...items, ...due.due].flatMap(({ personId }) =>
    personId === null ? [] : [personId],
  );
  const kind = again.errors || again.ownErrors ? "invalid" : "page";
  return { kind, view, subjectIds };
}

/** How a change of the agenda ends: back on it, or with what is wrong. */
export function afterChange(
  facts: SittingFacts,
  change: Exclude<AgendaChange, { kind: "invalid" }>,
  to?: string,
): Outcome {
  if (change.kind === "accepted")
    return { kind: "redirect", to: to ?? paths.sitting(facts.sitting.sittingId) };
  return change.kind === "closed"
    ? { kind: "stale", view: closedPage(facts) }
    : { kind: "notFound" };
}

const sittingRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId",
    access: reads,
    audit: { action: "sitting.read" },
    input: { params: sittingParams },
    handle: (facts, given) => sittingOutcome(given, facts),
  }),
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/calendar.ics",
    access: reads,
    audit: { action: "sitting.calendar" },
    input: { params: sittingParams },
    handle: async (facts, { tx, frame: { origin } }) => {
      const event = await findSittingInCalendar(tx, { ...facts, origin });
      if (!event) return { kind: "notFound" };
      const file = madeFile({
        name: `${facts.panel.abbreviation} ${dayOf(facts.sitting)}.ics`,
        mediaType: icalType(event.method),
        says: event,
        make: (shown) => Buffer.from(icalOf(shown)),
      });
      return { kind: "file", file };
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/add",
    access: manages,
    audit: { action: "sitting.add" },
    input: { params: sittingParams, form: z.object({ why: field(), about: field() }) },
    handle: async (facts, { tx, form }) => {
      const { sitting, panel, acting } = facts;
      const due = (await dueFor(tx, facts)).due.find(
        (one) => one.why === form.why && dueId(one) === form.about,
      );
      // Added by somebody else meanwhile, or by a second press: the agenda shows it.
      if (!due) return redirectDone(paths.sitting(sitting.sittingId), "Added to the agenda.");
      const change = await addDue(tx, acting, { sitting, panel, due });
      const subjectIds = due.personId === null ? [] : [due.personId];
      if (change.kind === "invalid") return { kind: "notFound" };
      return sayDone("Added to the agenda.", { ...afterChange(facts, change), subjectIds });
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/theme",
    access: manages,
    audit: { action: "sitting.add" },
    input: {
      params: sittingParams,
      form: z.object({ title: field(), section: field(), minutes: field() }),
    },
    handle: async (facts, given) => {
      const { tx, form: typed } = given;
      const { sitting, panel, acting } = facts;
      const named = await namesIn(given, panel, { title: typed.title });
      if (named.length > 0) return sittingOutcome(given, facts, { typed, errors: named });
      const change = await addTheme(tx, acting, { sitting, panel, form: typed });
      if (change.kind === "invalid")
        return sittingOutcome(given, facts, { typed, errors: change.errors });
      return sayDone("Theme saved.", afterChange(facts, change));
    },
  }),
];

const arrangeForm = z.object({
  minutes: field(),
  section: field(),
  people: anyField.optional(),
});

const listOf = (people: string | readonly string[] | undefined): readonly string[] =>
  people === undefined ? [] : [people].flat();

async function arranging(tx: Tx, facts: ItemFacts) {
  const { sitting, acting } = facts;
  return { facts, people: await listSittingPeople(tx, sitting.sittingId, acting) };
}

const itemRoutes: readonly Route[] = [
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/move",
    access: manages,
    audit: { action: "sitting.arrange" },
    input: { params: itemParams, form: z.object({ by: field() }) },
    handle: async (facts, { tx, form }) => {
      const { sitting, item, acting } = facts;
      const by = form.by === "up" ? "up" : "down";
      const change = await moveItem(tx, acting, { sitting, item, by });
      return sayDone(
        "Order of the agenda saved.",
        change.kind === "invalid" ? { kind: "notFound" } : afterChange(facts, change),
      );
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/off",
    access: manages,
    audit: { action: "sitting.take-off" },
    input: { params: itemParams },
    handle: async (facts, { tx }) => {
      const { sitting, item, acting } = facts;
      const change = await takeOff(tx, acting, { sitting, item });
      return sayDone(
        "Taken off the agenda.",
        change.kind === "invalid" ? { kind: "notFound" } : afterChange(facts, change),
      );
    },
  }),
  itemRoute({
    method: "GET",
    path: "/sittings/:sittingId/items/:agendaItemId/arrange",
    access: manages,
    audit: { action: "sitting.item.read" },
    input: { params: itemParams },
    handle: async (facts, { tx }) => {
      const { item } = facts;
      const typed = {
        minutes: String(item.minutes),
        section: item.section,
        people: item.people,
      };
      const view = arrangePage({ ...(await arranging(tx, facts)), typed, errors: [] });
      return { kind: "page", view };
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/arrange",
    access: manages,
    audit: { action: "sitting.arrange" },
    input: { params: itemParams, form: arrangeForm },
    handle: async (facts, { tx, form }) => {
      const { sitting, item, panel, acting } = facts;
      const typed = { ...form, people: listOf(form.people) };
      const change = await arrangeItem(tx, acting, { sitting, item, panel, form: typed });
      if (change.kind !== "invalid")
        return sayDone("Agenda item saved.", afterChange(facts, change));
      const { errors } = change;
      return {
        kind: "invalid",
        view: arrangePage({ ...(await arranging(tx, facts)), typed, errors }),
      };
    },
  }),
];

export const agendaRoutes: readonly Route[] = [...sittingRoutes, ...itemRoutes];
