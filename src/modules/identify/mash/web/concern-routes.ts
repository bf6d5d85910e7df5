import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { findFile } from "../../../../platform/files/stored-files.ts";
import { areasOn, findMessageOf } from "../../front-door/index.ts";
import { professionalLinksOn } from "../../professionals/link-config.ts";
import { listProfessionalLinks } from "../../professionals/link-reads.ts";
import { listFilings, markFiled } from "../../../work/index.ts";
import { findWhomToRing, listCandidates } from "../candidates.ts";
import { passToLead } from "../decide-concern.ts";
import { noteLooked } from "../episode-writes.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import { listDecisionMakers, takeConcern } from "../take-concern.ts";
import { nothingTyped, type ConcernPage, type ConcernTyped } from "./concern-page-facts.ts";
import { concernPage } from "./concern-page.tsx";
import type { EpisodeFacts } from "./episode-facts.ts";
import { actingIn, mashParams, mashRoute } from "./mash-route.ts";
import { paths } from "./paths.ts";

/** All that stands on the concern's own page. Once it is decided, nobody is looked for any more. */
async function pageOf(tx: Tx, facts: EpisodeFacts, csrfToken: string): Promise<ConcernPage> {
  const { episode, today, now } = facts;
  const isDecided = episode.decidedAt !== null;
  return {
    facts,
    csrfToken,
    candidates: isDecided ? [] : await listCandidates(tx, episode, { today }),
    ring: isDecided ? undefined : await findWhomToRing(tx, episode, now),
    makers: isDecided ? [] : await listDecisionMakers(tx, today),
    filings: isDecided ? await listFilings(tx, episode.concernId) : [],
    message: await findMessageOf(tx, episode.concernId),
    areas: await areasOn(tx, today),
    links: await listProfessionalLinks(tx, episode.concernId),
    linkConfig: (await professionalLinksOn(tx, today)).body,
  };
}

type Sent = { readonly tx: Tx; readonly csrfToken: string; readonly typed: Partial<ConcernTyped> };

async function answer(
  facts: EpisodeFacts,
  change: EpisodeChange,
  { tx, csrfToken, typed }: Sent,
): Promise<Outcome> {
  const { concernId } = facts.episode;
  if (change.kind === "accepted") return { kind: "redirect", to: paths.concern(concernId) };
  const page = {
    ...(await pageOf(tx, facts, csrfToken)),
    typed: { ...nothingTyped, ...typed },
  };
  return change.kind === "invalid"
    ? { kind: "invalid", view: concernPage({ ...page, errors: change.errors }) }
    : { kind: "stale", view: concernPage({ ...page, isStale: true }) };
}

export const concernPageRoutes: readonly Route[] = [
  mashRoute({
    method: "GET",
    path: "/mash/:concernId",
    audit: { action: "mash.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame }) => {
      const { episode, entries, now } = facts;
      const newest = entries.at(-1)?.addedAt ?? episode.sentAt;
      await noteLooked(tx, episode, { newest, at: now });
      return { kind: "page", view: concernPage(await pageOf(tx, facts, frame.csrfToken)) };
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/take",
    audit: { action: "mash.take" },
    input: { params: mashParams, form: z.object({ staff: field(), version: field() }) },
    handle: async (facts, { tx, frame, form }) => {
      const change = await takeConcern(tx, actingIn(facts), { episode: facts.episode, form });
      return answer(facts, change, { tx, csrfToken: frame.csrfToken, typed: form });
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/pass-on",
    audit: { action: "mash.pass-on" },
    input: { params: mashParams, form: z.object({ note: field(), version: field() }) },
    handle: async (facts, { tx, frame, form }) => {
      const { choices, ...about } = facts;
      const change = await passToLead(tx, { ...actingIn(facts), choices }, { ...about, form });
      return answer(facts, change, { tx, csrfToken: frame.csrfToken, typed: form });
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/filed",
    permission: "decision.file",
    audit: { action: "mash.file" },
    input: { params: mashParams, form: z.object({ filedIn: field() }) },
    handle: async (facts, { tx, frame, form }) => {
      const { person, episode, actor, now } = facts;
      if (!person || episode.decidedAt === null) return { kind: "notFound" };
      const filed = { person, kind: "mash-decision", sourceId: episode.concernId, form } as const;
      const change = await markFiled(tx, { actor, at: now }, filed);
      return answer(facts, change, { tx, csrfToken: frame.csrfToken, typed: form });
    },
  }),
  mashRoute({
    method: "GET",
    path: "/mash/:concernId/files/:entryId",
    audit: { action: "mash.file.read" },
    input: { params: mashParams.extend({ entryId: z.string() }) },
    handle: async ({ entries, actor }, { tx, params }) => {
      const entry = entries.find(({ entryId }) => entryId === params.entryId);
      const file = entry?.fileId
        ? await findFile(tx, entry.fileId, { id: actor.id, reviewsPictures: true })
        : undefined;
      return file ? { kind: "file", file } : { kind: "notFound" };
    },
  }),
];
