import { z } from "zod";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { mayDo } from "../../subjects/index.ts";
import { findChild } from "../../child-record/index.ts";
import { findEpisode, type Episode } from "../episode-reads.ts";
import { listAttempts, listUpdates } from "../log-reads.ts";
import { listAllMissingNow, type MissingNowList } from "../missing-now-reads.ts";
import { apiEpisode, apiMissing, episodeBody, missingBody } from "./api.ts";
import { notMatchedChildren } from "../not-matched.ts";
import { missingNowPage } from "./missing-now-page.tsx";

const access = { permission: "tracker.view" } as const;
const idsOf = ({ missing, due }: MissingNowList): readonly string[] => [
  ...new Set([...missing, ...due].map(({ personId }) => personId)),
];

/** A wide actor who is named on a restricted record finds its episode as a narrow one does. */
async function findWithinReach(
  tx: Tx,
  actor: StaffActor,
  episodeId: string,
): Promise<Episode | undefined> {
  const found = await findEpisode(tx, episodeId);
  if (found || !actor.isWide) return found;
  await lookNarrowly(tx);
  return findEpisode(tx, episodeId);
}

/** Who is missing now, for people; first whoever no row was joined to. */
const pageRoute = route({
  method: "GET",
  path: "/missing",
  access,
  audit: { action: "missing.list" },
  shows: { about: "children" },
  input: {},
  handle: async ({ tx, actor, clock, rooms }) => {
    // Before what looks narrowly.
    const notMatched = await notMatchedChildren.oneIn(rooms)(tx, actor, clock.today());
    const list = await listAllMissingNow(tx, actor, clock.now());
    const [now, today] = [clock.now(), clock.today()];
    const view = missingNowPage({ ...list, notMatched, now, today });
    const waitingIds = notMatched.map(({ waitingId }) => waitingId);
    return { kind: "page", view, subjectIds: [...idsOf(list), ...waitingIds] };
  },
});

const apiRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/missing",
    access,
    audit: { action: "missing.list" },
    shows: { about: "children" },
    input: {},
    answers: {
      summary: "Children you can see who are missing now, and return home interviews that are due",
      schema: apiMissing,
    },
    handle: async ({ tx, actor, clock }) => {
      const list = await listAllMissingNow(tx, actor, clock.now());
      return { kind: "json", body: missingBody(list), subjectIds: idsOf(list) };
    },
  }),
  route({
    method: "GET",
    path: "/api/missing/:episodeId",
    access: { permission: "child.view" },
    audit: { action: "missing.episode.read" },
    shows: { about: "children" },
    input: { params: z.object({ episodeId: anId }) },
    answers: {
      summary: "One missing episode of a child you can see, without the accounts of interviews",
      schema: apiEpisode,
    },
    handle: async (given) => {
      const { tx, actor, stopPlaces, params } = given;
      const episode = await findWithinReach(tx, actor, params.episodeId);
      if (!episode) return { kind: "problem", status: 404 };
      const { personId } = episode;
      const subjectIds = [personId];
      const facts = await findChild(given, personId);
      if (!facts || !mayDo(facts.actor, "child.view", facts)) {
        return { kind: "problem", status: 404, subjectIds };
      }
      if (await stopPlaces(personId)) return { kind: "problem", status: 404, subjectIds };
      const updates = await listUpdates(tx, episode.episodeId);
      const attempts = await listAttempts(tx, episode.episodeId);
      const body = episodeBody({ episode, updates, attempts });
      return { kind: "json", body, subjectIds };
    },
  }),
];

/** Who is missing now, for people and for systems. */
export const nowRoutes: readonly Route[] = [pageRoute, ...apiRoutes];
