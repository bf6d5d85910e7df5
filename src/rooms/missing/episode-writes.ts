import type { Insertable, Updateable } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";

type Row<T extends keyof DB> = Insertable<DB[T]>;

/** False where the child has an open episode already: the database allows one. */
export async function insertEpisode(
  tx: Tx,
  row: Row<"protect.missing_episodes">,
): Promise<boolean> {
  const written = await tx
    .insertInto("protect.missing_episodes")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column("person_id")
        .where("returned_at", "is", null)
        .where("error_at", "is", null)
        .doNothing(),
    )
    .returning("missing_episode_id")
    .executeTakeFirst();
  return written !== undefined;
}

/** Changes the episode that was read, and no other version of it. */
export async function changeEpisode(
  tx: Tx,
  { episodeId, version }: { readonly episodeId: string; readonly version: number },
  set: Updateable<DB["protect.missing_episodes"]> & { readonly changed_by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.missing_episodes")
    .set({ ...set, version: version + 1 })
    .where("missing_episode_id", "=", episodeId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function insertUpdate(tx: Tx, row: Row<"protect.missing_updates">): Promise<void> {
  await tx.insertInto("protect.missing_updates").values(row).execute();
}

export async function insertPreventionTalk(
  tx: Tx,
  row: Row<"protect.prevention_talks">,
): Promise<void> {
  await tx.insertInto("protect.prevention_talks").values(row).execute();
}

export async function insertAttempt(tx: Tx, row: Row<"protect.rhi_attempts">): Promise<void> {
  await tx.insertInto("protect.rhi_attempts").values(row).execute();
}

export async function insertPassedOn(tx: Tx, row: Row<"protect.rhi_suggestions">): Promise<void> {
  await tx.insertInto("protect.rhi_suggestions").values(row).execute();
}

type Settling = {
  readonly suggestionId: string;
  readonly episodeId: string;
  readonly version: number;
};

/** Settled once, in the version that was read. */
export async function settle(
  tx: Tx,
  { suggestionId, episodeId, version }: Settling,
  set: Updateable<DB["protect.rhi_suggestions"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.rhi_suggestions")
    .set({ ...set, version: version + 1 })
    .where("rhi_suggestion_id", "=", suggestionId)
    .where("missing_episode_id", "=", episodeId)
    .where("version", "=", version)
    .where("outcome", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False where somebody else wrote this version first. */
export async function insertTriggerPlan(
  tx: Tx,
  row: Row<"protect.trigger_plans">,
): Promise<boolean> {
  const written = await tx
    .insertInto("protect.trigger_plans")
    .values(row)
    .onConflict((conflict) => conflict.columns(["person_id", "version"]).doNothing())
    .returning("trigger_plan_id")
    .executeTakeFirst();
  return written !== undefined;
}
