import { z } from "zod";
import { counted } from "../../../kernel/words.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Answers, type Route } from "../../../platform/http/route.ts";
import { childAnswer } from "../../child-record/index.ts";
import {
  findMerge,
  findOwnMerge,
  listMerges,
  listMergesOf,
  listOpenProposals,
  splitMerge,
  type Merge,
} from "../../subjects/index.ts";
import { notify } from "../../work/index.ts";
import { afterSplitRoutes } from "./after-split-routes.ts";
import { keptSplit, splitForm } from "./drafts.ts";
import { mergesPage } from "./merged-list-page.tsx";
import {
  again,
  factsOf,
  idsOf,
  mergeParams,
  staleWords,
  type ReadContext,
} from "./merged-facts.ts";
import { mergedPage } from "./merged-page.tsx";
import { samePaths } from "./paths.ts";

const access = { permission: "record.merge" } as const;
const query = z.object({
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});
const pageSize = 25;

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/same-child/merges",
    access,
    audit: { action: "merge.list" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const at = clock.now();
      const merges = await listMerges(tx, { actor, at, page, pageSize: pageSize + 1 });
      const proposals = await listOpenProposals(tx, actor, at);
      const shown = merges.slice(0, pageSize);
      const hasNext = merges.length > pageSize;
      const view = mergesPage({ merges: shown, proposals, page, hasNext });
      const asked = proposals.flatMap(({ staysId, endsId }) => [staysId, endsId]);
      return { kind: "page", view, subjectIds: [...new Set([...shown.flatMap(idsOf), ...asked])] };
    },
  }),
  route({
    method: "GET",
    path: "/same-child/merges/:mergeId",
    access,
    audit: { action: "merge.read" },
    shows: { about: "children" },
    input: { params: mergeParams },
    handle: async ({ tx, actor, clock, params, frame: { csrfToken } }) => {
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      const merge = await findOwnMerge(asking, params.mergeId);
      if (!merge) return { kind: "notFound" };
      const view = mergedPage({ ...(await factsOf(asking, merge)), csrfToken });
      return { kind: "page", view, subjectIds: idsOf(merge) };
    },
  }),
];

/** Those who joined the two are told that they were taken apart, and that people are to be told of it. */
async function tellWhoJoined(
  { tx, actor, now }: ReadContext,
  { mergeId, joinedBy }: Merge,
): Promise<void> {
  const stillToTell = (await findMerge(tx, mergeId))?.stillToTell ?? 0;
  const who = counted(stillToTell, "person is", "people are");
  const notice = {
    partnershipId: actor.partnershipId,
    staffIds: joinedBy,
    kind: "governance" as const,
    headline: `Two records that you joined were taken apart: ${who} still to be told`,
    href: samePaths.merged(mergeId),
  };
  await notify(tx, notice, { by: actor, at: now });
}

const splitRoute = route({
  method: "POST",
  path: "/same-child/merges/:mergeId/split",
  access,
  audit: { action: "merge.split" },
  shows: { about: "children" },
  input: { params: mergeParams, form: splitForm },
  handle: async ({ tx, actor, clock, params, form, frame: { csrfToken } }) => {
    const asking = { tx, actor, now: clock.now(), today: clock.today() };
    const merge = await findOwnMerge(asking, params.mergeId);
    if (!merge) return { kind: "notFound" };
    const subjectIds = idsOf(merge);
    const change = await splitMerge(tx, { actor, at: clock.now() }, { merge, form });
    if (change.kind === "accepted") {
      await keptSplit.end(tx, merge.mergeId);
      await tellWhoJoined(asking, merge);
      // Whoever reaches the one that stayed alone reads no more of it.
      const mayRead = await findOwnMerge(asking, merge.mergeId);
      const to = mayRead ? samePaths.merged(merge.mergeId) : samePaths.merges();
      return redirectDone(to, "The two records are separate again. Next: tell those on the list.", {
        subjectIds,
      });
    }
    const typed = { reason: form.reason };
    if (change.kind === "invalid") {
      const view = await again(asking, merge, { csrfToken, typed, errors: change.errors });
      return { kind: "invalid", view, subjectIds };
    }
    const stale = staleWords[change.kind];
    const view = await again(asking, merge, { csrfToken, typed, stale });
    return { kind: "stale", view, subjectIds };
  },
});

const apiMerges = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  merges: z.array(
    z.object({
      mergeId: z.uuid(),
      otherId: z.uuid(),
      otherReference: z.string(),
      mergedAt: z.string(),
      splitAt: z.string().nullable(),
    }),
  ),
});
const answers: Answers = {
  summary: "Which records are or were merged into a child’s record",
  description: "An id that a system kept of a record that ended leads to this one.",
  schema: apiMerges,
};

const apiRoute = childAnswer({
  path: "/api/children/:personId/merges",
  audit: { action: "child.merges.read" },
  answers,
  body: async ({ person }, tx) => ({
    merges: (await listMergesOf(tx, person.personId)).map((one) => ({
      mergeId: one.mergeId,
      otherId: one.otherId,
      otherReference: one.otherReference,
      mergedAt: one.mergedAt.toISOString(),
      splitAt: one.splitAt?.toISOString() ?? null,
    })),
  }),
});

export const mergedRoutes: readonly Route[] = [
  ...readRoutes,
  splitRoute,
  ...afterSplitRoutes,
  apiRoute,
];
