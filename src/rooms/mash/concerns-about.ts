import type { Tx } from "../../platform/database/database.ts";
import { shownName, shownOwner } from "../directory/index.ts";

export type ConcernAbout = {
  readonly concernId: string;
  readonly reference: string;
  readonly agency: string;
  /** Null of a sensitive service, whose words are the agency's. */
  readonly sentBy: string | null;
  readonly sentAt: Date;
  readonly worry: string;
  readonly decidedAt: Date | null;
  readonly nextStep: string | null;
  readonly forFamily: string | null;
  readonly rationale: string | null;
  readonly decidedBy: string | null;
};

const sender = shownOwner({ staff: "s", agency: "a", at: "c.sent_at" });

/**
 * Every concern that was linked to a child, the newest first: what was sent and what was decided.
 * Whoever reaches the child reaches these, by the stamp that linking gave them.
 */
export function listConcernsAbout(tx: Tx, personId: string): Promise<readonly ConcernAbout[]> {
  return tx
    .selectFrom("identify.concerns as c")
    .innerJoin("directory.staff as s", "s.staff_id", "c.sent_by")
    .innerJoin("directory.teams as t", "t.team_id", "c.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .leftJoin("identify.concern_outcomes as o", "o.concern_id", "c.concern_id")
    .leftJoin("identify.mash_decisions as d", "d.mash_episode_id", "c.concern_id")
    .leftJoin("directory.staff as b", "b.staff_id", "d.decided_by")
    .distinctOn(["c.sent_at", "c.concern_id"])
    .select([
      "c.concern_id as concernId",
      "c.reference",
      sender.agency.as("agency"),
      sender.owner.as("sentBy"),
      "c.sent_at as sentAt",
      "c.worry",
      "c.decided_at as decidedAt",
      "o.next_step as nextStep",
      "o.for_family as forFamily",
      "d.rationale",
      shownName<string | null>({ staff: "b", at: "c.decided_at" }).as("decidedBy"),
    ])
    .where("c.person_id", "=", personId)
    .orderBy("c.sent_at", "desc")
    .orderBy("c.concern_id")
    .orderBy("o.concern_outcome_id", "desc")
    .orderBy("d.mash_decision_id", "desc")
    .execute();
}

/** How many there are, for the page that leads to them. */
export async function countConcernsAbout(tx: Tx, personId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("identify.concerns")
    .select((eb) => eb.cast<number>(eb.fn.countAll(), "integer").as("count"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return count;
}
