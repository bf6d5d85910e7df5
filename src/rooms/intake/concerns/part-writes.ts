import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { Answers } from "./part-form.ts";
import type { PartKey } from "./parts.ts";

type Writing = {
  readonly entryId: string;
  readonly concern: { readonly concernId: string; readonly partnershipId: number };
  readonly part: PartKey;
  readonly answers: Answers;
  readonly replaces: string | null;
  readonly toolId: string | null;
  readonly fileId: string | null;
  readonly by: StaffActor;
  readonly at: Date;
};

/**
 * The only place where something is added to a concern.
 * @returns whether it was written: not, where the same form was sent before
 */
export async function writePart(tx: Tx, writing: Writing): Promise<boolean> {
  const { answers, replaces, toolId } = writing;
  const result = await tx
    .insertInto("identify.concern_parts")
    .values({
      concern_part_id: writing.entryId,
      partnership_id: writing.concern.partnershipId,
      concern_id: writing.concern.concernId,
      part: writing.part,
      body: toJsonb({ answers, replaces, toolId }),
      file_id: writing.fileId,
      added_by: writing.by.id,
      added_at: writing.at,
    })
    .onConflict((conflict) => conflict.column("concern_part_id").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
