import type { Tx } from "../../../platform/database/database.ts";

/** What somebody saved together, and what became of it. */
export type TrackerSave = {
  readonly saveId: string;
  readonly savedAt: Date;
  readonly cells: number;
  readonly children: number;
  readonly decisions: number;
  readonly places: number;
  /** Children whose level or harm status, and whose ward or school, were among the cells. */
  readonly decided: readonly string[];
  readonly placed: readonly string[];
  /** The save that this one took back. */
  readonly undoes: string | null;
  /** The save that took this one back. */
  readonly undoneBy: string | null;
};

export type SavedFact = {
  readonly personId: string;
  readonly field: string;
  readonly value: string | null;
  readonly was: string | null;
  /** Whether undoing the save has given this one back. */
  readonly isUndone: boolean;
};

const mostShown = 50;

/** The actor's own saves, the latest first: nobody reads another's. */
export function listSaves(tx: Tx): Promise<readonly TrackerSave[]> {
  return saves(tx)
    .orderBy("s.saved_at", "desc")
    .orderBy("s.save_id", "desc")
    .limit(mostShown)
    .execute();
}

export function findSave(tx: Tx, saveId: string): Promise<TrackerSave | undefined> {
  return saves(tx).where("s.save_id", "=", saveId).executeTakeFirst();
}

const saves = (tx: Tx) =>
  tx
    .selectFrom("protect.tracker_saves as s")
    .leftJoin("protect.tracker_saves as u", "u.undoes", "s.save_id")
    .select([
      "s.save_id as saveId",
      "s.saved_at as savedAt",
      "s.cells",
      "s.children",
      "s.decisions",
      "s.places",
      "s.decided",
      "s.placed",
      "s.undoes",
      "u.save_id as undoneBy",
    ]);

/** The values of one save, of the children who are still within reach. */
export async function listSavedFacts(
  tx: Tx,
  { saveId, undoneBy }: Pick<TrackerSave, "saveId" | "undoneBy">,
): Promise<readonly SavedFact[]> {
  const rows = await tx
    .selectFrom("protect.tracker_facts as f")
    .select(["f.person_id as personId", "f.field", "f.value", "f.was"])
    .select((is) =>
      is
        .exists(
          is
            .selectFrom("protect.tracker_facts as b")
            .select("b.tracker_fact_id")
            .where("b.save_id", "=", undoneBy)
            .whereRef("b.person_id", "=", "f.person_id")
            .whereRef("b.field", "=", "f.field"),
        )
        .as("isUndone"),
    )
    .where("f.save_id", "=", saveId)
    .orderBy("f.tracker_fact_id")
    .execute();
  return rows.map((row) => ({ ...row, isUndone: Boolean(row.isUndone) }));
}
