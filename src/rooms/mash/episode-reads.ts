import type { StaffActor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";

/** A concern as the MASH has it: what was sent, and how far the work on it is. */
export type Episode = {
  readonly concernId: string;
  readonly partnershipId: number;
  readonly reference: string;
  /** "child", or what it is where no child is known. */
  readonly about: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly ageAbout: number | null;
  readonly dangerNow: string;
  readonly worry: string;
  readonly ringName: string;
  readonly ringPhone: string;
  /** "public" where nobody verified who wrote it. */
  readonly source: string;
  readonly sentBy: string;
  readonly sentByName: string;
  readonly sentAt: Date;
  readonly team: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly rating: string | null;
  readonly workedBy: string | null;
  readonly workedByName: string | null;
  readonly personId: string | null;
  /** The subject that a concern about no child was put with. */
  readonly thingId: string | null;
  readonly decidedAt: Date | null;
  readonly lookedAt: Date | null;
  /** Since when its clock stands still; null while it runs. */
  readonly pausedAt: Date | null;
  /** Of a child whose record is left to named people. */
  readonly isRestricted: boolean;
  readonly version: number;
};

/** Until a child is chosen, also once it is decided: the record may be made later than the decision. */
export const canBeLinked = ({ about, decidedAt, personId }: Episode): boolean =>
  about === "child" && (decidedAt === null || personId === null);

/** That it was decided before anybody knew a record of the child. */
export const isDecidedUnlinked = (episode: Episode): boolean =>
  episode.decidedAt !== null && canBeLinked(episode);

/**
 * The MASH's work on a concern, if the actor reaches it. A wide actor who finds nothing is asked again
 * as a narrow one: that is how people named on a restricted record reach the concern about it.
 */
export async function findEpisode(
  tx: Tx,
  actor: StaffActor,
  concernId: string,
): Promise<Episode | undefined> {
  const found = await episodeQuery(tx, concernId);
  if (found || !actor.isWide) return found;
  await lookNarrowly(tx);
  return episodeQuery(tx, concernId);
}

function episodeQuery(tx: Tx, concernId: string): Promise<Episode | undefined> {
  return tx
    .selectFrom("identify.mash_episodes as e")
    .innerJoin("identify.concerns as c", "c.concern_id", "e.mash_episode_id")
    .innerJoin("directory.staff as s", "s.staff_id", "c.sent_by")
    .innerJoin("directory.teams as t", "t.team_id", "c.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .leftJoin("directory.staff as w", "w.staff_id", "e.worked_by")
    .select([
      "e.mash_episode_id as concernId",
      "e.partnership_id as partnershipId",
      "c.reference",
      "c.family_name as familyName",
      "c.given_name as givenName",
      "c.born_on as bornOn",
      "c.age_about as ageAbout",
      "c.danger_now as dangerNow",
      "c.worry",
      "c.source",
      "c.sent_by as sentBy",
      "s.name as sentByName",
      "c.sent_at as sentAt",
      "t.name as team",
      "e.received_at as receivedAt",
      "e.due_at as dueAt",
      "e.rating",
      "e.worked_by as workedBy",
      "w.name as workedByName",
      "e.person_id as personId",
      "e.decided_at as decidedAt",
      "e.looked_at as lookedAt",
      "e.paused_at as pausedAt",
      "e.version",
    ])
    .select(["a.name as agency", "a.kind as agencyKind", "e.restricted as isRestricted"])
    .select(["c.about", "e.thing_id as thingId", "c.ring_name as ringName"])
    .select("c.ring_phone as ringPhone")
    .where("e.mash_episode_id", "=", concernId)
    .executeTakeFirst();
}

/** Everyone of the sender's team who wrote in it: who is told what comes of it. */
export async function listSenders(tx: Tx, episode: Episode): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("identify.concern_parts")
    .select("added_by")
    .distinct()
    .where("concern_id", "=", episode.concernId)
    .execute();
  return [...new Set([episode.sentBy, ...rows.map((row) => row.added_by)])];
}
