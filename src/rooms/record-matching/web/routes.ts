import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  agreementOf,
  countWaitingPairs,
  listDecidedPairs,
  listSecondLooks,
  listPairLabels,
  listWaitingPairs,
  matchingRules,
  type PairSource,
} from "../../subjects/index.ts";
import { candidatesApi } from "./candidates-api.ts";
import { byGroupPage } from "./by-group-page.tsx";
import { apiPairs, pairBody } from "./api.ts";
import { learnedPage } from "./learned-page.tsx";
import { modelPage } from "./model-page.tsx";
import { decidedPage, listPage, samplePage } from "./list-page.tsx";
import { pairRoutes } from "./pair-routes.ts";
import { mergedRoutes } from "./merged-routes.ts";
import { mergeRoutes } from "./merge-routes.ts";
import { recordedKinds } from "./recorded-part.tsx";
import { stoppedFirst } from "./stopped-first.ts";

const access = { permission: "record.match" } as const;
const pageNumber = z.coerce.number<string>().int().min(1).max(10_000);
const query = z.object({ page: optionalQuery(pageNumber) });
const listQuery = query.extend({ recorded: optionalQuery(z.enum(recordedKinds)) });
const pageSize = 25;

type Two = {
  readonly one: { readonly personId: string };
  readonly other: { readonly personId: string };
};
const idsOf = (pairs: readonly Two[]): readonly string[] => [
  ...new Set(pairs.flatMap(({ one, other }) => [one.personId, other.personId])),
];

type ReadContext = Pick<Handled, "tx" | "actor" | "clock">;
type Handled = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

const askedBy = async ({ tx, actor, clock }: ReadContext) => ({
  actor,
  at: clock.now(),
  twoLooks: await matchingRules(tx, clock.today()),
});

/** Pairs that wait for the reader, and how many. */
async function waitingPairs(asking: ReadContext, source: PairSource, page: number) {
  const asked = { ...(await askedBy(asking)), source };
  const pairs = await listWaitingPairs(asking.tx, { ...asked, page, pageSize });
  return { page, pageSize, pairs, total: await countWaitingPairs(asking.tx, asked) };
}

const listRoutes: readonly Route[] = [
  ...(
    [
      ["/same-child", "likely", "pair.list"],
      ["/same-child/sample", "sample", "pair.list-sample"],
    ] as const
  ).map(([path, source, action]) =>
    route({
      method: "GET",
      path,
      access,
      audit: { action },
      shows: { about: "children" },
      input: { query: listQuery },
      handle: async ({ tx, actor, clock, query: { page = 1, recorded } }) => {
        const list = await waitingPairs({ tx, actor, clock }, source, page);
        const facts = { ...list, mayMerge: holds(actor, "record.merge"), today: clock.today() };
        const view = source === "likely" ? listPage({ ...facts, recorded }) : samplePage(facts);
        return { kind: "page", view, subjectIds: idsOf(list.pairs) };
      },
    }),
  ),
  route({
    method: "GET",
    path: "/api/same-child",
    access,
    audit: { action: "pair.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: pageNumber.optional() }) },
    answers: {
      summary: "Possible duplicates waiting for you",
      schema: apiPairs,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const { pairs, ...list } = await waitingPairs({ tx, actor, clock }, "likely", page);
      const body = { ...list, pairs: pairs.map(pairBody) };
      return { kind: "json", body, subjectIds: idsOf(pairs) };
    },
  }),
  route({
    method: "GET",
    path: "/same-child/decided",
    access,
    audit: { action: "pair.list-decided" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const asked = await askedBy({ tx, actor, clock });
      const decided = await listDecidedPairs(tx, { ...asked, page, pageSize: pageSize + 1 });
      const shown = decided.slice(0, pageSize);
      const agreement = agreementOf(await listSecondLooks(tx));
      const view = decidedPage({
        decided: shown,
        agreement,
        page,
        hasNext: decided.length > pageSize,
      });
      return { kind: "page", view, subjectIds: idsOf(shown) };
    },
  }),
];

const learned = route({
  method: "GET",
  path: "/same-child/learned",
  access,
  audit: { action: "pair.learned" },
  shows: { nobody: "figures of the matching" },
  input: {},
  handle: async ({ tx, clock }) => {
    const rules = await matchingRules(tx, clock.today());
    return { kind: "page", view: learnedPage(await listPairLabels(tx), rules) };
  },
});

const byGroup = route({
  method: "GET",
  path: "/same-child/by-group",
  access: { signedIn: "everybody whose children are compared reads how well it is done" },
  audit: { action: "pair.by-group" },
  shows: { nobody: "figures of the matching" },
  input: {},
  handle: ({ actor }) =>
    Promise.resolve({ kind: "page", view: byGroupPage(holds(actor, access.permission)) }),
});

const model = route({
  method: "GET",
  path: "/same-child/model",
  access: { signedIn: "everybody whose children are compared reads what the comparison weighs" },
  audit: { action: "pair.model" },
  shows: { nobody: "figures of the matching" },
  input: {},
  handle: async ({ tx, actor, clock }) => {
    const rules = await matchingRules(tx, clock.today());
    return { kind: "page", view: modelPage(rules, holds(actor, access.permission)) };
  },
});

export const sameChildRoutes: readonly Route[] = [
  ...listRoutes,
  candidatesApi,
  learned,
  byGroup,
  model,
  ...[...mergedRoutes, ...pairRoutes, ...mergeRoutes].map(stoppedFirst),
];
