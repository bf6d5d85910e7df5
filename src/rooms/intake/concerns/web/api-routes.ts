import { z } from "zod";
import type { FieldError } from "../../../../kernel/fields.ts";
import { newId } from "../../../../kernel/ids.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  concernsPerPage,
  findConcern,
  findOutcome,
  listConcerns,
  listNextSteps,
} from "../concern-reads.ts";
import { askOutcome, listAsks } from "../ask-outcome.ts";
import { statusOf } from "../concern-words.ts";
import { sendConcern } from "../send-concern.ts";
import { listSendingTeams } from "../sending-teams.ts";
import {
  apiAsked,
  apiConcernRead,
  apiConcerns,
  apiSent,
  askBody,
  concernBody,
  concernFormFrom,
  concernOf,
  concernReadOf,
  sentOf,
} from "./api-schemas.ts";
import { concernParams, concernRoute, raising } from "./concern-route.ts";

const pointers: Readonly<Record<string, string>> = { bornOn: "/dateOfBirth" };
const pointed = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.map(({ field, message }) => ({ field: pointers[field] ?? `/${field}`, message }));

/** Why nothing was sent. */
const refusals = {
  team: "This account’s post is in no team that sends concerns. Ring the MASH now if a child needs help.",
  mash: "No team of this partnership receives concerns yet. Ring the MASH now if a child needs help.",
};

const page = z.coerce.number<string>().int().min(1).max(100_000);

export const apiConcernRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/api/concerns",
    access: raising,
    audit: { action: "concern.send" },
    shows: { about: "linked" },
    input: { body: concernBody },
    answers: {
      summary: "Send a concern about a child, a place or a group to the MASH, in your team’s name",
      description:
        "By the same rules as the page. If a child is in danger now, ring 999 first: nobody watches this address.",
      schema: apiSent,
      status: 201,
    },
    handle: async ({ tx, actor, clock, body }) => {
      const sending = { id: newId(), form: concernFormFrom(body) };
      const change = await sendConcern(tx, { actor, at: clock.now() }, sending);
      if (change.kind === "invalid") {
        return { kind: "problem", status: 422, errors: pointed(change.errors) };
      }
      if (change.kind === "refused") {
        return { kind: "problem", status: 403, says: refusals[change.lacks] };
      }
      const { concernId } = change;
      const teams = await listSendingTeams(tx, actor, clock.today());
      const concern = await findConcern(tx, teams, concernId);
      if (!concern) throw new Error("a concern that was sent is not there");
      return {
        kind: "json",
        status: 201,
        body: sentOf(concern),
        headers: { location: `/api/concerns/${concernId}` },
        subjectIds: [concernId],
      };
    },
  }),
  route({
    method: "GET",
    path: "/api/concerns",
    access: raising,
    audit: { action: "concern.list" },
    shows: { about: "linked" },
    input: { query: z.object({ page: page.optional() }) },
    answers: {
      summary: "Concerns that your team has sent, latest first, a page at a time",
      schema: apiConcerns,
    },
    handle: async ({ tx, actor, clock, query: { page: number = 1 } }) => {
      const teams = await listSendingTeams(tx, actor, clock.today());
      const found = await listConcerns(tx, teams, number);
      const concerns = found.slice(0, concernsPerPage);
      const ids = concerns.map(({ concernId }) => concernId);
      const nextSteps = await listNextSteps(tx, ids);
      const body: z.input<typeof apiConcerns> = {
        page: number,
        pageSize: concernsPerPage,
        hasMore: found.length > concernsPerPage,
        concerns: concerns.map((one) => concernOf(one, nextSteps.get(one.concernId))),
      };
      return { kind: "json", subjectIds: ids, body };
    },
  }),
  concernRoute({
    method: "GET",
    path: "/api/concerns/:concernId",
    audit: { action: "concern.read" },
    input: { params: concernParams },
    answers: {
      summary: "A concern that your team has sent, and its outcome",
      description: "Nothing of the MASH’s own work is in it: only what it told you.",
      schema: apiConcernRead,
    },
    handle: async (concern, { tx }) => {
      const outcome = await findOutcome(tx, concern.concernId);
      return { kind: "json", body: concernReadOf(concern, outcome) };
    },
  }),
  concernRoute({
    method: "POST",
    path: "/api/concerns/:concernId/ask",
    audit: { action: "concern.ask" },
    input: { params: concernParams, body: askBody },
    answers: {
      summary: "Ask the MASH for the outcome of a concern your team has sent",
      description:
        "As on the page: once nothing was heard for as long as the partnership has said, and once a day. Asked sooner or again it changes nothing, and the answer says when it was asked last.",
      schema: apiAsked,
    },
    handle: async (concern, { tx, actor, clock }) => {
      const asking = { actor, at: clock.now(), today: clock.today() };
      const asked = await askOutcome(tx, asking, concern);
      const [last] = await listAsks(tx, concern.concernId);
      const body: z.input<typeof apiAsked> = {
        id: concern.concernId,
        status: statusOf(concern),
        asked,
        lastAskedAt: last?.askedAt.toISOString() ?? null,
      };
      return { kind: "json", body };
    },
  }),
];
