import type { Tx } from "../../platform/database/database.ts";

export type OwnColumn = {
  readonly columnId: string;
  readonly key: string;
  readonly name: string;
  readonly kind: "text" | "date" | "number" | "choice";
  readonly choices: readonly string[];
  readonly version: number;
};

/** The partnership's own columns that are in use, in their order. */
export async function listOwnColumns(tx: Tx): Promise<readonly OwnColumn[]> {
  const rows = await tx
    .selectFrom("protect.tracker_columns")
    .select(["tracker_column_id as columnId", "key", "name", "kind", "choices", "version"])
    .where("retired_on", "is", null)
    .orderBy("place")
    .orderBy("key")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OwnColumn["kind"] }));
}
