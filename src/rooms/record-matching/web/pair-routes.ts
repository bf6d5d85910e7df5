import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  decidePair,
  describedPerson,
  endPairDecision,
  explainTwo,
  findOpenProposal,
  listThirdRecords,
  standingOf,
  type FoundPair,
  type PairVerdict,
  type ThirdRecord,
} from "../../subjects/index.ts";
import { subjectOf } from "../../work/index.ts";
import { keptVerdict, verdictForm } from "./drafts.ts";
import { endPage } from "./end-page.tsx";
import { howPage } from "./how-page.tsx";
import { findOwnPair, joinedInstead, pairFacts, pairParams } from "./pair-facts.ts";
import { isSettledSame, pairPage } from "./pair-page.tsx";
import { samePaths } from "./paths.ts";
import { recordedKind, recordedKinds } from "./recorded-part.tsx";

const access = { permission: "record.match" } as const;
const nothingTyped = { verdict: "", reason: "" };

const draftSubject = ({ one, other }: FoundPair): string => subjectOf(one.personId, other.personId);
const draftOf = (pair: FoundPair, savedAt?: string) =>
  keptVerdict.draft(draftSubject(pair), { returnTo: samePaths.all(), savedAt });

/** To the next pair; after a second look to what the colleague said, which is read now. Both say what was recorded. */
function afterwards(pair: FoundPair, verdict: PairVerdict): string {
  const to =
    standingOf(pair).length === 0
      ? samePaths.all()
      : samePaths.pair(pair.one.personId, pair.other.personId);
  return `${to}?recorded=${recordedKind(verdict, pair)}`;
}

const idsOf = (thirds: readonly ThirdRecord[]): readonly string[] =>
  thirds.map(({ personId }) => personId);

const lookRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/same-child/:oneId/:otherId",
    access,
    audit: { action: "pair.read" },
    shows: { about: "children" },
    input: {
      params: pairParams,
      query: z.object({ recorded: optionalQuery(z.enum(recordedKinds)) }),
    },
    handle: async ({ tx, actor, clock, params, query, frame: { csrfToken } }) => {
      const subjectIds = [params.oneId, params.otherId];
      const today = clock.today();
      const asking = { tx, actor, now: clock.now(), today };
      const pair = await findOwnPair(asking, params);
      if (!pair) return joinedInstead(asking, params);
      const facts = pairFacts({ actor, today }, pair);
      const mayMerge = holds(actor, "record.merge");
      const { typed = nothingTyped, savedAt } = await keptVerdict.find(tx, draftSubject(pair));
      const draft = draftOf(pair, savedAt);
      const proposal = isSettledSame(facts)
        ? await findOpenProposal(tx, params.oneId, params.otherId)
        : undefined;
      const said = { proposal, recorded: query.recorded };
      const view = pairPage({ ...facts, ...said, mayMerge, csrfToken, typed, draft });
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/same-child/:oneId/:otherId",
    access,
    audit: { action: "pair.decide" },
    shows: { about: "children" },
    input: { params: pairParams, form: verdictForm },
    handle: async ({ tx, actor, clock, params, form: typed, frame }) => {
      const subjectIds = [params.oneId, params.otherId];
      await oneAtATime(tx, `pair ${subjectIds.toSorted().join(" ")}`);
      const [now, today] = [clock.now(), clock.today()];
      const pair = await findOwnPair({ tx, actor, now, today }, params);
      if (!pair) return { kind: "notFound", subjectIds };
      const change = await decidePair(tx, { actor, at: now }, { pair, form: typed });
      const facts = { ...pairFacts({ actor, today }, pair), draft: draftOf(pair) };
      const again = { ...facts, csrfToken: frame.csrfToken, typed };
      switch (change.kind) {
        case "accepted":
          await keptVerdict.end(tx, draftSubject(pair));
          return redirectDone(
            afterwards(pair, change.verdict),
            "Your decision on this pair was saved.",
            { subjectIds },
          );
        case "invalid":
          return {
            kind: "invalid",
            view: pairPage({ ...again, errors: change.errors }),
            subjectIds,
          };
        case "stale":
          return { kind: "stale", view: pairPage({ ...again, isStale: true }), subjectIds };
      }
    },
  }),
  route({
    method: "GET",
    path: "/same-child/:oneId/:otherId/how",
    access,
    audit: { action: "pair.how" },
    shows: { about: "children" },
    input: { params: pairParams },
    handle: async ({ tx, actor, clock, params }) => {
      const subjectIds = [params.oneId, params.otherId];
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      const pair = await findOwnPair(asking, params);
      if (!pair) return joinedInstead(asking, params);
      const explanation = explainTwo(
        describedPerson(pair.one),
        describedPerson(pair.other),
        pair.rules.model,
      );
      const thirds = await listThirdRecords(tx, [params.oneId, params.otherId]);
      const shown = [...subjectIds, ...idsOf(thirds)];
      return { kind: "page", view: howPage(pair, explanation, thirds), subjectIds: shown };
    },
  }),
];

const endParams = pairParams.extend({ pairDecisionId: anId });

const endRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/same-child/:oneId/:otherId/decisions/:pairDecisionId/end",
    access,
    audit: { action: "pair.end-form" },
    shows: { about: "children" },
    input: { params: endParams },
    handle: async ({ tx, actor, clock, params, frame: { csrfToken } }) => {
      const subjectIds = [params.oneId, params.otherId];
      const today = clock.today();
      const pair = await findOwnPair({ tx, actor, now: clock.now(), today }, params);
      const decision =
        pair &&
        readable({ actor, today }, pair).find((one) => one.decisionId === params.pairDecisionId);
      if (!pair || !decision) return { kind: "notFound", subjectIds };
      const typed = { reason: "", version: "" };
      return { kind: "page", view: endPage({ pair, decision, csrfToken, typed }), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/same-child/:oneId/:otherId/decisions/:pairDecisionId/end",
    access,
    audit: { action: "pair.end" },
    shows: { about: "children" },
    input: { params: endParams, form: z.object({ reason: field(), version: field() }) },
    handle: async ({ tx, actor, clock, params, form: typed, frame }) => {
      const subjectIds = [params.oneId, params.otherId];
      await oneAtATime(tx, `pair ${subjectIds.toSorted().join(" ")}`);
      const [now, today] = [clock.now(), clock.today()];
      const pair = await findOwnPair({ tx, actor, now, today }, params);
      const decision =
        pair &&
        readable({ actor, today }, pair).find((one) => one.decisionId === params.pairDecisionId);
      if (!pair || !decision) return { kind: "notFound", subjectIds };
      const change = await endPairDecision(tx, { actor, at: now }, { decision, form: typed });
      const again = { pair, decision, csrfToken: frame.csrfToken, typed };
      switch (change.kind) {
        case "accepted":
          return redirectDone(
            samePaths.pair(params.oneId, params.otherId),
            "The decision was ended. The pair waits to be decided again.",
            { subjectIds },
          );
        case "invalid":
          return {
            kind: "invalid",
            view: endPage({ ...again, errors: change.errors }),
            subjectIds,
          };
        case "stale":
          return { kind: "stale", view: endPage({ ...again, isStale: true }), subjectIds };
      }
    },
  }),
];

const readable = (reader: Parameters<typeof pairFacts>[0], pair: Parameters<typeof pairFacts>[1]) =>
  pairFacts(reader, pair).decisions;

export const pairRoutes: readonly Route[] = [...lookRoutes, ...endRoutes];
