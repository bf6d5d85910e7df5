import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, anyField, field, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { findThing } from "../../people-and-places/index.ts";
import { dateInput, dateOf, dateTyped } from "../../child-record/index.ts";
import { areasOn, leadSchemeOn } from "../lead-scheme.ts";
import {
  findMessage,
  isMine,
  listMine,
  listReceipts,
  listSent,
  type Message,
} from "../message-reads.ts";
import { childrenNamed } from "../../subjects/index.ts";
import {
  chaseReceipts,
  kindsWithLeads,
  openMine,
  sendMessage,
  tellReceipt,
  withdrawMessage,
} from "../send-message.ts";
import { access } from "./lead-routes.ts";
import { messageFormPage, type MessageFormPage } from "./message-form-page.tsx";
import { messagePage, readPage, type MessagePage } from "./message-page.tsx";
import { messagesPage } from "./messages-page.tsx";
import { leadPaths } from "./paths.ts";

const sends = { permission: "lead.message" } as const;
const several = anyField
  .optional()
  .transform((value) => (typeof value === "string" ? [value] : [...(value ?? [])]));
const form = z.object({
  theme: field(),
  subject: field(),
  wording: field(),
  kinds: several,
  areas: several,
  ...dateInput("stopsOn"),
});
const thingQuery = z.object({ thing: optionalQuery(z.uuid()) });
const params = z.object({ leadMessageId: anId });

/** What a message can be about, beside a theme. */
const kindsOfThings: readonly string[] = ["place", "vehicle", "business"];

/** A place or a vehicle that the sender reads; undefined for any other and for one out of reach. */
async function thingOf(tx: Tx, actor: StaffActor, thingId: string | undefined) {
  if (thingId === undefined || !holds(actor, "subject.view")) return undefined;
  const thing = await findThing(tx, thingId);
  return thing && kindsOfThings.includes(thing.kind) ? thing : undefined;
}

type About = Pick<MessageFormPage, "thing" | "csrfToken"> & { readonly today: string };

async function formPage(
  tx: Tx,
  { today, ...about }: About,
): Promise<Omit<MessageFormPage, "typed">> {
  const scheme = await leadSchemeOn(tx, today);
  const kinds = await kindsWithLeads(tx, scheme.exempt);
  return { ...about, scheme, kinds, areas: await areasOn(tx, today) };
}

type Shown = { readonly message: Message; readonly today: string; readonly csrfToken: string };

async function pageOf(
  tx: Tx,
  { message, today, csrfToken }: Shown,
  again: Partial<Pick<MessagePage, "reason" | "errors" | "isStale">> = {},
): Promise<MessagePage> {
  return {
    message,
    today,
    csrfToken,
    reason: "",
    ...again,
    receipts: await listReceipts(tx, message.id),
    scheme: await leadSchemeOn(tx, today),
    areas: await areasOn(tx, today),
  };
}

const listRoute = route({
  method: "GET",
  path: "/leads/messages",
  access,
  audit: { action: "lead.message.list" },
  shows: { nobody: "messages to all leads" },
  input: {
    query: z.object({
      page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
    }),
  },
  handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
    const today = clock.today();
    const view = messagesPage({
      mine: await listMine(tx, { actor, today }),
      sent: holds(actor, "lead.message") ? await listSent(tx, page) : undefined,
      scheme: await leadSchemeOn(tx, today),
      page,
      today,
    });
    return { kind: "page", view };
  },
});

const newRoute = route({
  method: "GET",
  path: "/leads/messages/new",
  access: sends,
  audit: { action: "lead.message.new" },
  shows: { nobody: "messages to all leads" },
  input: { query: thingQuery },
  handle: async ({ tx, actor, clock, frame: { csrfToken }, query }) => {
    const today = clock.today();
    const thing = await thingOf(tx, actor, query.thing);
    if (query.thing !== undefined && !thing) return { kind: "notFound", subjectIds: [query.thing] };
    const page = await formPage(tx, { thing, csrfToken, today });
    const typed = {
      ...form.parse({}),
      ...dateTyped("stopsOn", addDays(today, page.scheme.messageDays)),
    };
    return { kind: "page", view: messageFormPage({ ...page, typed }) };
  },
});

const sendRoute = route({
  method: "POST",
  path: "/leads/messages/new",
  access: sends,
  audit: { action: "lead.message.send" },
  shows: { nobody: "messages to all leads" },
  input: { query: thingQuery, form },
  handle: async ({ tx, actor, clock, rooms, asPapers, frame, query, form: typed }) => {
    const { csrfToken, requestId } = frame;
    const today = clock.today();
    const thing = await thingOf(tx, actor, query.thing);
    if (query.thing !== undefined && !thing) return { kind: "notFound", subjectIds: [query.thing] };
    const page = await formPage(tx, { thing, csrfToken, today });
    const { scheme, kinds, areas } = page;
    const sending = {
      actor,
      at: clock.now(),
      today,
      scheme,
      asPapers,
      findChildrenNamed: childrenNamed.oneIn(rooms),
      requestId,
    };
    const wanted = {
      thingId: thing?.thingId ?? null,
      kinds,
      areas,
      form: { ...typed, stopsOn: dateOf(typed, "stopsOn") },
    };
    const sent = await sendMessage(tx, sending, wanted);
    if (sent.kind === "invalid") {
      const view = messageFormPage({ ...page, typed, errors: sent.errors });
      return { kind: "invalid", view, subjectIds: thing ? [thing.thingId] : [] };
    }
    const { messageId } = sent;
    return redirectDone(
      leadPaths.message(messageId),
      "Message sent. This page shows who has opened it.",
      { subjectIds: [messageId] },
    );
  },
});

const oneRoute = route({
  method: "GET",
  path: "/leads/messages/:leadMessageId",
  access,
  audit: { action: "lead.message.read" },
  shows: { nobody: "messages to all leads" },
  input: { params },
  handle: async ({ tx, actor, clock, frame: { csrfToken }, params: { leadMessageId: id } }) => {
    const message = await findMessage(tx, id);
    const isTheirs = message !== undefined && (await isMine(tx, actor, id));
    const today = clock.today();
    const sendsToo = holds(actor, "lead.message");
    // After its last day it is gone for those whom it was for.
    if (!message || (!sendsToo && (!isTheirs || message.stopsOn < today)))
      return { kind: "notFound", subjectIds: [id] };
    if (isTheirs) await openMine(tx, { actor, at: clock.now() }, id);
    const view = sendsToo
      ? messagePage(await pageOf(tx, { message, today, csrfToken }))
      : readPage(message);
    return { kind: "page", view, subjectIds: [id] };
  },
});

const changeRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/leads/messages/:leadMessageId/withdraw",
    access: sends,
    audit: { action: "lead.message.withdraw" },
    shows: { nobody: "messages to all leads" },
    input: { params, form: z.object({ reason: field() }) },
    handle: async ({
      tx,
      actor,
      clock,
      frame: { csrfToken },
      params: { leadMessageId: id },
      form: { reason },
    }) => {
      const message = await findMessage(tx, id);
      if (!message) return { kind: "notFound", subjectIds: [id] };
      const opened = (await listReceipts(tx, id)).flatMap(({ staffId, openedAt }) =>
        staffId !== null && openedAt !== null ? [staffId] : [],
      );
      const acting = { actor, at: clock.now() };
      const change = await withdrawMessage(tx, acting, { message, reason, opened });
      const subjectIds = [id];
      if (change.kind === "accepted")
        return redirectDone(
          leadPaths.message(id),
          "The message was withdrawn. Its readers see that it was.",
          { subjectIds },
        );
      const shown = { message, today: clock.today(), csrfToken };
      if (change.kind === "stale") {
        const page = await pageOf(tx, shown, { reason, isStale: true });
        return { kind: "stale", view: messagePage(page), subjectIds };
      }
      const page = await pageOf(tx, shown, { reason, errors: change.errors });
      return { kind: "invalid", view: messagePage(page), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/leads/messages/:leadMessageId/chase",
    access: sends,
    audit: { action: "lead.message.chase" },
    shows: { nobody: "messages to all leads" },
    input: { params, form: z.object({}) },
    handle: async ({ tx, actor, clock, params: { leadMessageId: id } }) => {
      const message = await findMessage(tx, id);
      const today = clock.today();
      if (!message || message.withdrawnAt !== null || message.stopsOn < today)
        return { kind: "notFound", subjectIds: [id] };
      await chaseReceipts(tx, { actor, at: clock.now(), today }, id);
      return redirectDone(
        leadPaths.message(id),
        "A reminder was sent to those who have not opened the message.",
        { subjectIds: [id] },
      );
    },
  }),
  route({
    method: "POST",
    path: "/leads/messages/:leadMessageId/receipts/:leadReceiptId/told",
    access: sends,
    audit: { action: "lead.message.told" },
    shows: { nobody: "messages to all leads" },
    input: { params: params.extend({ leadReceiptId: anId }), form: z.object({}) },
    handle: async ({ tx, actor, clock, params: { leadMessageId: id, leadReceiptId } }) => {
      const there = (await listReceipts(tx, id)).find((one) => one.id === leadReceiptId);
      if (there?.staffId !== null) return { kind: "notFound", subjectIds: [id] };
      await tellReceipt(tx, { actor, at: clock.now() }, leadReceiptId);
      return redirectDone(leadPaths.message(id), "Recorded: this person was told.", {
        subjectIds: [id],
      });
    },
  }),
];

export const messageRoutes: readonly Route[] = [
  listRoute,
  newRoute,
  sendRoute,
  oneRoute,
  ...changeRoutes,
];
