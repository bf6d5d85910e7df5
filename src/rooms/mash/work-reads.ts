import type { Tx } from "../../platform/database/database.ts";

export type Rating = {
  readonly rating: string;
  readonly reason: string;
  readonly dueAt: Date;
  readonly by: string;
  readonly at: Date;
};

/** Every rating of a concern, the newest first. */
export function listRatings(tx: Tx, concernId: string): Promise<readonly Rating[]> {
  return tx
    .selectFrom("identify.mash_ratings as r")
    .innerJoin("directory.staff as s", "s.staff_id", "r.rated_by")
    .select(["r.rating", "r.reason", "r.due_at as dueAt", "s.name as by", "r.rated_at as at"])
    .where("r.mash_episode_id", "=", concernId)
    .orderBy("r.mash_rating_id", "desc")
    .execute();
}

export type Match = {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly verdict: string;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
};

/** What people decided on whom it is about, the newest first. Records out of reach are left out. */
export function listMatches(tx: Tx, concernId: string): Promise<readonly Match[]> {
  return tx
    .selectFrom("identify.match_decisions as m")
    .innerJoin("subjects.people as p", "p.person_id", "m.person_id")
    .innerJoin("directory.staff as s", "s.staff_id", "m.decided_by")
    .select([
      "m.person_id as personId",
      "p.reference",
      "p.family_name as familyName",
      "p.given_name as givenName",
      "m.verdict",
      "m.reasons_for as reasonsFor",
      "m.reasons_against as reasonsAgainst",
      "m.reason",
      "s.name as by",
      "m.decided_at as at",
    ])
    .where("m.mash_episode_id", "=", concernId)
    .orderBy("m.match_decision_id", "desc")
    .execute();
}

export type Decision = {
  readonly threshold: string;
  readonly nextStep: string;
  readonly rationale: string;
  readonly dissent: string | null;
  readonly forFamily: string | null;
  readonly forSender: string | null;
  readonly stepName: string | null;
  readonly by: string;
  readonly at: Date;
};

/** What was decided, and what was told of it. */
export async function findDecision(tx: Tx, concernId: string): Promise<Decision | undefined> {
  return tx
    .selectFrom("identify.mash_decisions as d")
    .innerJoin("directory.staff as s", "s.staff_id", "d.decided_by")
    .leftJoin("identify.concern_outcomes as o", "o.concern_id", "d.mash_episode_id")
    .select([
      "d.threshold",
      "d.next_step as nextStep",
      "d.rationale",
      "d.dissent",
      "o.for_family as forFamily",
      "o.for_sender as forSender",
      "o.next_step as stepName",
      "s.name as by",
      "d.decided_at as at",
    ])
    .where("d.mash_episode_id", "=", concernId)
    .orderBy("d.mash_decision_id", "desc")
    .orderBy("o.concern_outcome_id", "desc")
    .limit(1)
    .executeTakeFirst();
}
