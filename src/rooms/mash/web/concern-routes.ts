import { z } from "zod";
import { sayDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { findFile } from "../../../platform/files/stored-files.ts";
import { isKeptBack } from "../../intake/index.ts";
import { markFiled } from "../../work/index.ts";
import { passToLead } from "../decide-concern.ts";
import { noteLooked } from "../episode-writes.ts";
import { findWhomToRing, listCandidates } from "../candidates.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import { findStraightOn, straightOn } from "../straight-on.ts";
import { takeConcern } from "../take-concern.ts";
import { concernAnswer, concernPageOf, shownBeside } from "./concern-answer.ts";
import { concernPage } from "./concern-page.tsx";
import { actingIn, mashChildRoute, mashParams, mashRoute } from "./mash-route.ts";

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
      const page = await concernPageOf(tx, facts, frame.csrfToken);
      return { kind: "page", view: concernPage(page), shown: shownBeside(page) };
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/take",
    audit: { action: "mash.take" },
    input: { params: mashParams, form: z.object({ staff: field(), version: field() }) },
    handle: async (facts, { tx, frame, form }) => {
      const change = await takeConcern(tx, actingIn(facts), { episode: facts.episode, form });
      return sayDone(
        "Saved. The concern has a named worker.",
        concernAnswer(facts, change, { tx, csrfToken: frame.csrfToken, typed: form }),
      );
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
      return sayDone(
        "Passed to the lead practitioner.",
        concernAnswer(facts, change, { tx, csrfToken: frame.csrfToken, typed: form }),
      );
    },
  }),
  mashChildRoute({
    method: "POST",
    path: "/mash/:concernId/straight-on",
    audit: { action: "mash.straight-on" },
    input: { params: mashParams, form: z.object({ person: field(), version: field() }) },
    handle: async (facts, { tx, frame, form }) => {
      const { episode, choices, now } = facts;
      const candidates = await listCandidates(tx, episode, { today: facts.today });
      const ring = await findWhomToRing(tx, episode, now);
      const straight = await findStraightOn(tx, facts, { candidates, ring });
      const change: EpisodeChange =
        straight?.personId === form.person
          ? await straightOn(
              tx,
              { ...actingIn(facts), choices },
              { episode, candidate: straight, version: form.version },
            )
          : { kind: "stale" };
      const answer = await concernAnswer(facts, change, {
        tx,
        csrfToken: frame.csrfToken,
        typed: {},
      });
      return sayDone(
        "Passed straight on to the open record of this child.",
        straight && change.kind === "accepted"
          ? { ...answer, subjectIds: [episode.concernId, straight.personId] }
          : answer,
      );
    },
  }),
  mashRoute({
    method: "POST",
    path: "/mash/:concernId/filed",
    access: { permission: "decision.file" },
    audit: { action: "mash.file" },
    input: { params: mashParams, form: z.object({ filedIn: field() }) },
    handle: async (facts, { tx, frame, form }) => {
      const { person, episode, actor, now } = facts;
      if (!person || episode.decidedAt === null) return { kind: "notFound" };
      const filed = { person, kind: "mash-decision", sourceId: episode.concernId, form } as const;
      const change = await markFiled(tx, { actor, at: now }, filed);
      return sayDone(
        "Marked as copied to the case record.",
        concernAnswer(facts, change, { tx, csrfToken: frame.csrfToken, typed: form }),
      );
    },
  }),
  mashRoute({
    method: "GET",
    path: "/mash/:concernId/files/:entryId",
    audit: { action: "mash.file.read" },
    input: { params: mashParams.extend({ entryId: text() }) },
    handle: async ({ entries, actor }, { tx, params }) => {
      const entry = entries.find(({ entryId }) => entryId === params.entryId);
      const file =
        entry?.fileId && !isKeptBack(entry, actor)
          ? await findFile(tx, entry.fileId, { id: actor.id, reviewsPictures: true })
          : undefined;
      return file ? { kind: "file", file } : { kind: "notFound" };
    },
  }),
];
