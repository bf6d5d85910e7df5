import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { dismiss, takeUp, type Answered, type HandlerInput } from "../answer-suggestion.ts";
import { countKnown, listQueries, listTallies } from "../figure-reads.ts";
import { findOwnSuggestion, type Reading } from "../own-suggestion.ts";
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
    shows: { about: "children" },
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
    shows: { about: "children" },
    input: { query: z.object({ page: pageNumber.optional() }) },
    answers: {
      summary: "Children you can see that a pattern alert found, with the reasons",
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
  shows: { nobody: "figures" },
  input: { params: z.object({ queryKey: text().regex(/^[a-z0-9-]{1,40}$/) }) },
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

type FormState = Pick<SuggestionPage, "csrfToken"> & Partial<SuggestionPage>;

async function pageOf({ tx, actor, clock }: Reading, suggestion: Suggestion, again: FormState) {
  const today = clock.today();
  const queries = await listQueries(tx, today);
  const { query, asked } = suggestion;
  return suggestionPage({
    suggestion,
    today,
    ...again,
    ownerName: queries.find(({ key }) => key === query)?.ownerName ?? asked.owner,
    mayRaise: holds(actor, "concern.raise"),
    mayRefer: holds(actor, "panel.refer"),
  });
}

type Answering = {
  readonly does: "take-up" | "dismiss";
  readonly to: (suggestionId: string) => string;
  readonly answer: (tx: Tx, given: HandlerInput, reason: string) => Promise<Answered>;
};

/** The same for both answers: gone, changed meanwhile, not chosen, or done. */
const answerRoute = ({ does, to, answer }: Answering): Route =>
  route({
    method: "POST",
    path: `/standing-queries/suggestions/:foundId/${does}`,
    access,
    audit: { action: `suggestion.${does}` },
    shows: { about: "children" },
    input: { params, form: z.object({ reason: field(), version: field() }) },
    handle: async ({ form, params: { foundId: suggestionId }, frame, ...reading }) => {
      const suggestion = await findOwnSuggestion(reading, suggestionId);
      if (!suggestion) return { kind: "notFound", subjectIds: [suggestionId] };
      const { reason } = form;
      const given = { suggestionId, version: versionOf(form.version), at: reading.clock.now() };
      const change = await answer(reading.tx, given, reason);
      const again = { csrfToken: frame.csrfToken, typed: { reason } };
      const subjectIds = [suggestion.personId];
      switch (change.kind) {
        case "accepted":
          return redirectDone(to(suggestionId), "Your answer to this alert was saved.", {
            subjectIds,
          });
        case "gone":
          return { kind: "notFound", subjectIds };
        case "invalid": {
          const view = await pageOf(reading, suggestion, { ...again, errors: change.errors });
          return { kind: "invalid", view, subjectIds };
        }
        case "stale": {
          const now = (await findSuggestion(reading.tx, reading.actor, suggestionId)) ?? suggestion;
          const view = await pageOf(reading, now, { ...again, isStale: true });
          return { kind: "stale", view, subjectIds };
        }
      }
    },
  });

const suggestionRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/standing-queries/suggestions/:foundId",
    access,
    audit: { action: "suggestion.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ params: { foundId }, frame: { csrfToken }, ...reading }) => {
      const suggestion = await findOwnSuggestion(reading, foundId);
      if (!suggestion) return { kind: "notFound", subjectIds: [foundId] };
      const view = await pageOf(reading, suggestion, { csrfToken });
      return { kind: "page", view, subjectIds: [suggestion.personId] };
    },
  }),
  answerRoute({ does: "take-up", to: standingPaths.suggestion, answer: takeUp }),
  answerRoute({ does: "dismiss", to: () => standingPaths.all(), answer: dismiss }),
];

export const standingRoutes: readonly Route[] = [...listRoutes, ...suggestionRoutes, queryRoute];
