import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { harmSaidAtDecision } from "./harm-scheme.ts";
import { saidAtDecision } from "./level-scheme.ts";
import { previousHarmSaid, previousLevelSaid } from "./words-of-their-day.ts";

/** Where a child stands today: the projection of the decisions about them. */
export type Standing = {
  readonly isOpen: boolean;
  /** The day two people closed it here. */
  readonly closedOn: string | null;
  readonly harmStatus: string;
  readonly previousHarmStatus: string | null;
  /** What the harm status was called in the scheme that it was decided under. */
  readonly harmSaid: string | null;
  readonly harmDecidedOn: string | null;
  /** By when harm status is looked at again, or decided where nobody has. */
  readonly harmReviewBy: string | null;
  readonly level: number | null;
  readonly previousLevel: number | null;
  readonly levelDecidedOn: string | null;
  /** What the level was called in the scheme that it was decided under. */
  readonly levelSaid: string | null;
  /** What the two before were called in the schemes that they were decided under. */
  readonly previousLevelSaid: string | null;
  readonly previousHarmSaid: string | null;
  readonly reviewBy: string | null;
  /** The first review of a flag that stands. */
  readonly flagReviewBy: string | null;
  readonly version: number;
  /** Whether a moment to reach the child is open. */
  readonly hasMoment: boolean;
  /** Whether the record stands for another of the same child. */
  readonly isJoined: boolean;
};

/** Undefined where access to the child has just ended. */
export function findStanding(tx: Tx, personId: string): Promise<Standing | undefined> {
  return tx
    .selectFrom("protect.tracker_entries as t")
    .select([
      "is_open as isOpen",
      "closed_on as closedOn",
      "harm_status as harmStatus",
      "previous_harm_status as previousHarmStatus",
      "harm_decided_on as harmDecidedOn",
      "harm_review_by as harmReviewBy",
      "level",
      "previous_level as previousLevel",
      "level_decided_on as levelDecidedOn",
      "review_by as reviewBy",
      "flag_review_by as flagReviewBy",
      "version",
      sql<
        string | null
      >`(select ${saidAtDecision} from protect.level_decisions d where d.person_id = ${personId}::uuid
        order by d.level_decision_id desc limit 1)`.as("levelSaid"),
      sql<
        string | null
      >`(select ${harmSaidAtDecision} from protect.harm_decisions d where d.person_id = ${personId}::uuid
        order by d.harm_decision_id desc limit 1)`.as("harmSaid"),
      previousLevelSaid.as("previousLevelSaid"),
      previousHarmSaid.as("previousHarmSaid"),
      // On a child's first page, what is open is read only where there is something.
      sql<boolean>`exists (select from protect.moments m where m.person_id = ${personId}::uuid
        and m.closed_at is null)`.as("hasMoment"),
      sql<boolean>`exists (select from subjects.merges j where j.person_id = ${personId}::uuid
        and j.split_at is null)`.as("isJoined"),
    ])
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function getStanding(tx: Tx, personId: string): Promise<Standing> {
  const standing = await findStanding(tx, personId);
  if (!standing) throw new Error("the child's standing is out of reach");
  return standing;
}
