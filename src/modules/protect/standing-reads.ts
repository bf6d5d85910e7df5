import type { Tx } from "../../platform/database/database.ts";

/** Where a child stands today: the projection of the decisions about them. */
export type Standing = {
  readonly isOpen: boolean;
  readonly level: number | null;
  readonly previousLevel: number | null;
  readonly levelDecidedOn: string | null;
  readonly reviewBy: string | null;
  readonly version: number;
};

export async function getStanding(tx: Tx, personId: string): Promise<Standing> {
  return tx
    .selectFrom("protect.tracker_entries")
    .select([
      "is_open as isOpen",
      "level",
      "previous_level as previousLevel",
      "level_decided_on as levelDecidedOn",
      "review_by as reviewBy",
      "version",
    ])
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
}
