import { z } from "zod";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { londonDate } from "../../../kernel/dates.ts";
import { getWorkingCalendar, listPosted } from "../../directory/index.ts";
import { dateInput, dateOf, dateTyped } from "../../../platform/http/date-fields.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { listByAgency, listDecided, readsWhole } from "../after-reads.ts";
import { bookSitting } from "../book-sitting.ts";
import { findPanel, listPanels, type Panel } from "../panel.ts";
import { proposeDates } from "../propose-dates.ts";
import { endSeat, giveSeat, listSeats, type Seat } from "../seats.ts";
import { listSittings } from "../sitting-reads.ts";
import { sittingFields } from "./fields.ts";
import { formPage } from "./form-page.tsx";
import { panelPage, panelsPage, type PanelPage } from "./panel-pages.tsx";
import { namesIn } from "./nameless.ts";
import { paths } from "./paths.ts";
import { manages, reads } from "./sitting-route.ts";

export const aPanelKey = text()
  .regex(/^[a-z0-9-]{1,40}$/)
  .catch("none");
const panelParams = z.object({ panelKey: aPanelKey });
const seatParams = panelParams.extend({ seatId: anId });
const seatForm = z.object({ staff: field(), part: field() });
export const sittingForm = z.object({
  time: field(),
  room: field(),
  joinLink: field(),
  chair: field(),
  ...dateInput("on"),
});

type ReadContext = { readonly tx: Tx; readonly acting: CommandContext; readonly csrfToken: string };
type FormState = Partial<Pick<PanelPage, "typed" | "errors">>;

async function viewOf({ tx, acting, csrfToken }: ReadContext, panel: Panel, again: FormState) {
  const { actor, at, today } = acting;
  const mayManage = holds(actor, "panel.manage");
  const all = await listSittings(tx, undefined);
  const sittings = all.filter((one) => one.panel === panel.key);
  const last = sittings[0];
  const asked = {
    every: panel.every,
    today,
    count: 4,
    calendar: await getWorkingCalendar(tx),
    last: last === undefined ? today : londonDate(last.startsAt),
    others: all
      .filter((one) => one.panel !== panel.key)
      .map((one) => ({ on: londonDate(one.startsAt), name: one.panelName })),
  };
  const decided = await listDecided(tx, panel.key);
  const view = panelPage({
    panel,
    sittings,
    mayManage,
    now: at,
    csrfToken,
    typed: {},
    ...again,
    proposals: mayManage ? proposeDates(asked) : [],
    seats: await listSeats(tx, panel.key),
    posted: mayManage ? await listPosted(tx, today) : [],
    decided,
    isWhole: readsWhole(actor),
    agencies: await listByAgency(tx, actor, { panel: panel.key, at, today }),
  });
  return {
    view,
    shown: decided.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  };
}

type HandlerInput = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: { now(): Date; today(): string };
  readonly frame: { readonly csrfToken: string };
};
const askingOf = ({ tx, actor, clock, frame }: HandlerInput): ReadContext => ({
  tx,
  csrfToken: frame.csrfToken,
  acting: { actor, at: clock.now(), today: clock.today() },
});

const apiSittings = z.object({
  sittings: z.array(
    z.object({
      sittingId: z.uuid(),
      panel: z.string(),
      startsAt: z.iso.datetime(),
      room: z.string(),
      chair: z.string(),
      isApproved: z.boolean(),
    }),
  ),
});

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/panels",
    access: reads,
    audit: { action: "panel.list" },
    shows: { nobody: "panels, their seats and days" },
    input: {},
    handle: async ({ tx, clock }) => {
      const panels = await listPanels(tx, clock.today());
      const sittings = await listSittings(tx, undefined);
      return { kind: "page", view: panelsPage({ panels, sittings, now: clock.now() }) };
    },
  }),
  route({
    method: "GET",
    path: "/api/sittings",
    access: reads,
    audit: { action: "panel.list" },
    shows: { nobody: "panels, their seats and days" },
    input: {},
    answers: { summary: "Panel meetings, without their items", schema: apiSittings },
    handle: async ({ tx }) => {
      const sittings = (await listSittings(tx, undefined)).map((one) => ({
        sittingId: one.sittingId,
        panel: one.panelName,
        room: one.room,
        chair: one.chair,
        startsAt: one.startsAt.toISOString(),
        isApproved: one.approvedAt !== null,
      }));
      return { kind: "json", body: { sittings } };
    },
  }),
  route({
    method: "GET",
    path: "/panels/:panelKey",
    access: reads,
    audit: { action: "panel.read" },
    shows: { about: "agenda item" },
    input: { params: panelParams },
    handle: async (given) => {
      const panel = await findPanel(given.tx, given.params.panelKey, given.clock.today());
      if (!panel) return { kind: "notFound" };
      return { kind: "page", ...(await viewOf(askingOf(given), panel, {})) };
    },
  }),
];

/** Asked once: who sat by mistake is given a new seat, and is asked to nothing in between. */
const endTitle = (panel: Panel, { seatId, name, agency }: Seat) => ({
  title: `End the seat of ${name}`,
  button: "End the seat",
  action: paths.endSeat(panel.key, seatId),
  now: paths.panel(panel.key),
  breadcrumbs: [
    { text: "Panels", href: paths.panels },
    { text: panel.name, href: paths.panel(panel.key) },
    { text: "End a seat" },
  ],
  lead: `${name} of ${agency} is not invited to meetings booked from now on.`,
});

const seatRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/panels/:panelKey/seats",
    access: manages,
    audit: { action: "panel.seat" },
    shows: { about: "agenda item" },
    input: { params: panelParams, form: seatForm },
    handle: async (given): Promise<Outcome> => {
      const { tx, params, form: typed } = given;
      const asking = askingOf(given);
      const panel = await findPanel(tx, params.panelKey, asking.acting.today);
      if (!panel) return { kind: "notFound" };
      const posted = await listPosted(tx, asking.acting.today);
      const change = await giveSeat(tx, asking.acting, { panel: panel.key, posted, form: typed });
      if (change.kind === "accepted") return redirectDone(paths.panel(panel.key), "Seat added.");
      const page = await viewOf(asking, panel, { typed, errors: change.errors });
      return { kind: "invalid", ...page };
    },
  }),
  route({
    method: "GET",
    path: "/panels/:panelKey/seats/:seatId/end",
    access: manages,
    audit: { action: "panel.read" },
    shows: { nobody: "panels, their seats and days" },
    input: { params: seatParams },
    handle: async ({ tx, params, clock, frame: { csrfToken } }) => {
      const panel = await findPanel(tx, params.panelKey, clock.today());
      if (!panel) return { kind: "notFound" };
      const seat = (await listSeats(tx, panel.key)).find(({ seatId }) => seatId === params.seatId);
      if (!seat) return { kind: "notFound" };
      const page = { ...endTitle(panel, seat), fields: [], typed: {}, csrfToken };
      return { kind: "page", view: formPage(page) };
    },
  }),
  route({
    method: "POST",
    path: "/panels/:panelKey/seats/:seatId/end",
    access: manages,
    audit: { action: "panel.seat-end" },
    shows: { nobody: "panels, their seats and days" },
    input: { params: seatParams },
    handle: async (given) => {
      const { panelKey, seatId } = given.params;
      const isEnded = await endSeat(given.tx, askingOf(given).acting, { panel: panelKey, seatId });
      return isEnded ? redirectDone(paths.panel(panelKey), "Seat ended.") : { kind: "notFound" };
    },
  }),
];

const bookTitle = (panel: Panel) => ({
  title: `Book a meeting: ${panel.name}`,
  button: "Book the meeting",
  action: paths.book(panel.key),
  now: paths.panel(panel.key),
  breadcrumbs: [
    { text: "Panels", href: paths.panels },
    { text: panel.name, href: paths.panel(panel.key) },
    { text: "Book a meeting" },
  ],
  lead: "Everybody with a seat is asked, except deputies. Papers open and close automatically around the day.",
});

const bookRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/panels/:panelKey/sittings/new",
    access: manages,
    audit: { action: "sitting.new" },
    shows: { nobody: "panels, their seats and days" },
    input: { params: panelParams, query: z.object({ on: optionalQuery(z.iso.date()) }) },
    handle: async (given) => {
      const { tx, params, query, clock, frame } = given;
      const panel = await findPanel(tx, params.panelKey, clock.today());
      if (!panel) return { kind: "notFound" };
      const posted = await listPosted(tx, clock.today());
      const chair = (await listSeats(tx, panel.key)).find(({ part }) => part === "chair");
      const typed = {
        ...sittingForm.parse({ chair: chair?.staffId ?? "" }),
        ...dateTyped("on", query.on ?? null),
      };
      const fields = sittingFields(posted);
      const { csrfToken } = frame;
      return { kind: "page", view: formPage({ ...bookTitle(panel), fields, typed, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/panels/:panelKey/sittings/new",
    access: manages,
    audit: { action: "sitting.book" },
    shows: { nobody: "panels, their seats and days" },
    input: { params: panelParams, form: sittingForm },
    handle: async (given) => {
      const { tx, params, form: typed, clock, frame } = given;
      const panel = await findPanel(tx, params.panelKey, clock.today());
      if (!panel) return { kind: "notFound" };
      const posted = await listPosted(tx, clock.today());
      const form = { ...typed, on: dateOf(typed, "on") };
      const named = await namesIn(given, panel, { room: typed.room });
      const change =
        named.length > 0
          ? { kind: "invalid" as const, errors: named }
          : await bookSitting(tx, askingOf(given).acting, { panel, posted, form });
      if (change.kind === "accepted")
        return redirectDone(
          paths.sitting(change.sittingId),
          "Panel meeting booked. Next: add to its agenda.",
        );
      const page = { ...bookTitle(panel), fields: sittingFields(posted), typed };
      const { errors } = change;
      const view = formPage({ ...page, errors, csrfToken: frame.csrfToken });
      return { kind: "invalid", view };
    },
  }),
];

export const panelRoutes: readonly Route[] = [...listRoutes, ...seatRoutes, ...bookRoutes];
