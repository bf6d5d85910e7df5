import { sql } from "kysely";
import { readText } from "../../../kernel/fields.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { MergeChange } from "./merge-records.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };

export type ToldForm = Readonly<Record<"how" | "version", string>>;

/** That somebody was told, and how; also again, where that was taken back before. */
export async function noteMergeTold(
  tx: Tx,
  { actor, at }: CommandContext,
  { tellId, form }: { readonly tellId: string; readonly form: ToldForm },
): Promise<MergeChange> {
  const how = readText(form.how, { name: "How", most: 2000, missing: "Enter how they were told" });
  if (!how.ok) return { kind: "invalid", errors: [{ field: "how", message: how.error }] };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("subjects.merge_tells")
    .set({
      told_how: how.value,
      told_by: actor.id,
      told_at: at,
      back_by: null,
      back_at: null,
      version: version + 1,
    })
    .where("merge_tell_id", "=", tellId)
    .where("version", "=", version)
    .where("is_told", "=", false)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted", id: tellId } : { kind: "stale" };
}

/** That this is taken back: they are still to be told. What was said, by whom and when stays beside it. */
export async function takeBackMergeTold(
  tx: Tx,
  { actor, at }: CommandContext,
  { tellId, form }: { readonly tellId: string; readonly form: Pick<ToldForm, "version"> },
): Promise<MergeChange> {
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("subjects.merge_tells")
    .set({ back_by: actor.id, back_at: at, version: version + 1 })
    .where("merge_tell_id", "=", tellId)
    .where("version", "=", version)
    .where("is_told", "=", true)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted", id: tellId } : { kind: "stale" };
}

type Moving = {
  readonly mergeId: string;
  readonly row: { readonly relation: string; readonly key: string };
  /** To the record that was taken apart, or back to the one on which it was written. */
  readonly to: "there" | "back";
};

/** A row that was written while two records were one goes to the record that was taken apart, or back. */
export async function moveWrittenSince(
  tx: Tx,
  at: Date,
  { mergeId, row, to }: Moving,
): Promise<"done" | "stale" | "refused" | "tangled"> {
  const { rows } = await sql<{ said: "done" | "stale" | "refused" | "tangled" }>`
    select subjects.move_after_split(${mergeId}, ${row.relation}, ${row.key}::jsonb, ${to === "back"}, ${at}) as said`.execute(
    tx,
  );
  return rows[0]?.said ?? "stale";
}
