import { z } from "zod";
import { addDays } from "../../../../kernel/dates.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { dismiss, takeUp, type Answered } from "../answer-suggestion.ts";
import { countKnown, listQueries, listTallies } from "../figure-reads.ts";
import { standingPaths } from "../paths.ts";
import {
  countSuggestions,
  findSuggestion,
  listNamedSuggestions,
  listSuggestions,
  type Suggestion,
} from "../suggestion-reads.ts";
import { apiStanding, queryBody, suggestionBody } from "./api.ts";
import { listPage } from "./list-page.tsx";
import { queryPage } from "./query-page.tsx";
import { suggestionPage, type SuggestionPage } from "./suggestion-page.tsx";

const access = { permission: "suggestion.read" } as const;
const pageSize = 50;
const pageNumber = z.coerce.number<string>().int().min(1).max(10_000);
const idsOf = (rows: readonly Suggestion[]): readonly string[] => [
  ...new Set(rows.map(({ personId }) => personId)),
];

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/standing-queries",
    access,
    audit: { action: "suggestion.list" },
    input: { query: z.object({ page: optionalQuery(pageNumber) }) },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const rows = await listSuggestions(tx, actor, { page, pageSize });
      const counts = await countSuggestions(tx, actor);
      const queries = await listQueries(tx, today);
      // Last: from here on the transaction looks narrowly.
      const named = page === 1 ? await listNamedSuggestions(tx, actor) : [];
      const view = listPage({ rows, named, counts, queries, page, pageSize, today });
      return { kind: "page", view, subjectIds: idsOf([...named, ...rows]) };
    },
  }),
  route({
    method: "GET",
    path: "/api/standing-queries",
    access,
    audit: { action: "suggestion.list" },
    input: { query: z.object({ page: pageNumber.optional() }) },
    answers: {
      summary: "Children within your reach whom a standing query found, with the reasons in words",
      schema: apiStanding,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const rows = await listSuggestions(tx, actor, { page, pageSize });
      const { all: total } = await countSuggestions(tx, actor);
      const queries = (await listQueries(tx, today)).map((one) => queryBody(one, today));
      const body = { page, pageSize, total, suggestions: rows.map(suggestionBody), queries };
      return { kind: "json", body, subjectIds: idsOf(rows) };
    },
  }),
];

const figuresFor = 365;

const queryRoute = route({
  method: "GET",
  path: "/standing-queries/:queryKey",
  access,
  audit: { action: "suggestion.figures" },
  input: { params: z.object({ queryKey: z.string().regex(/^[a-z0-9-]{1,40}$/) }) },
  handle: async ({ tx, clock, params: { queryKey } }) => {
    const today = clock.today();
    const asked = (await listQueries(tx, today)).find(({ key }) => key === queryKey);
    if (!asked) return { kind: "notFound" };
    const since = `${addDays(today, -figuresFor).slice(0, 7)}-01`;
    const tallies = await listTallies(tx, { key: queryKey, since });
    const known = await countKnown(tx, today);
    return { kind: "page", view: queryPage({ asked, tallies, known, since, today }) };
  },
});

const params = z.object({ foundId: anId });

type Reading = { readonly tx: Tx; readonly actor: StaffActor; readonly today: string };
type Again = Pick<SuggestionPage, "csrfToken"> & Partial<SuggestionPage>;

async function pageOf({ tx, actor, today }: Reading, suggestion: Suggestion, again: Again) {
  const queries = await listQueries(tx, today);
  const { query, asked } = suggestion;
  return suggestionPage({
    ...{ suggestion, today, ...again },
    ownerName: queries.find(({ key }) => key === query)?.ownerName ?? asked.owner,
    mayRaise: holds(actor, "concern.raise"),
    mayRefer: holds(actor, "panel.refer"),
  });
}

type Answering = Reading & { readonly suggestion: Suggestion; readonly again: Again };

/** The same for both answers: gone, changed meanwhile, not chosen, or done. */
async function afterAnswer(
  { suggestion, again, ...reading }: Answering,
  change: Answered,
  to: string,
): Promise<Outcome> {
  const { personId, suggestionId } = suggestion;
  const subjectIds = [personId];
  switch (change.kind) {
    case "accepted":
      return { kind: "redirect", to, subjectIds };
    case "gone":
      return { kind: "notFound", subjectIds };
    case "invalid": {
      const { errors } = change;
      const view = await pageOf(reading, suggestion, { ...again, errors });
      return { kind: "invalid", view, subjectIds };
    }
    case "stale": {
      const now = (await findSuggestion(reading.tx, reading.actor, suggestionId)) ?? suggestion;
      return {
        kind: "stale",
        view: await pageOf(reading, now, { ...again, isStale: true }),
        subjectIds,
      };
    }
  }
}

const suggestionRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/standing-queries/suggestions/:foundId",
    access,
    audit: { action: "suggestion.read" },
    input: { params },
    handle: async ({
      tx,
      actor,
      clock,
      params: { foundId: suggestionId },
      frame: { csrfToken },
    }) => {
      const suggestion = await findSuggestion(tx, actor, suggestionId);
      if (!suggestion) return { kind: "notFound", subjectIds: [suggestionId] };
      const view = await pageOf({ tx, actor, today: clock.today() }, suggestion, { csrfToken });
      return { kind: "page", view, subjectIds: [suggestion.personId] };
    },
  }),
  route({
    method: "POST",
    path: "/standing-queries/suggestions/:foundId/take-up",
    access,
    audit: { action: "suggestion.take-up" },
    input: { params, form: z.object({ version: field() }) },
    handle: async ({
      tx,
      actor,
      clock,
      form,
      params: { foundId: suggestionId },
      frame: { csrfToken },
    }) => {
      const suggestion = await findSuggestion(tx, actor, suggestionId);
      if (!suggestion) return { kind: "notFound", subjectIds: [suggestionId] };
      const version = Number(form.version) || 0;
      const change = await takeUp(tx, { suggestionId, version, at: clock.now() });
      const reading = { tx, actor, today: clock.today(), suggestion, again: { csrfToken } };
      return afterAnswer(reading, change, standingPaths.suggestion(suggestionId));
    },
  }),
  route({
    method: "POST",
    path: "/standing-queries/suggestions/:foundId/dismiss",
    access,
    audit: { action: "suggestion.dismiss" },
    input: { params, form: z.object({ reason: field(), version: field() }) },
    handle: async ({
      tx,
      actor,
      clock,
      form,
      params: { foundId: suggestionId },
      frame: { csrfToken },
    }) => {
      const suggestion = await findSuggestion(tx, actor, suggestionId);
      if (!suggestion) return { kind: "notFound", subjectIds: [suggestionId] };
      const { reason } = form;
      const given = { suggestionId, version: Number(form.version) || 0, at: clock.now(), reason };
      const again = { csrfToken, typed: { reason } };
      const reading = { tx, actor, today: clock.today(), suggestion, again };
      return afterAnswer(reading, await dismiss(tx, given), standingPaths.all());
    },
  }),
];

export const standingRoutes: readonly Route[] = [...listRoutes, ...suggestionRoutes, queryRoute];
