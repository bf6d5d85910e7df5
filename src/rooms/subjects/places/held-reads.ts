import type { Tx } from "../../../platform/database/database.ts";
import type { WhereaboutsKind } from "../whereabouts-kinds.ts";

/** Words that were taken out of a text, for one of the named. */
export type HeldWords = {
  readonly heldWordsId: string;
  readonly kind: WhereaboutsKind;
  readonly wording: string;
  readonly relation: string;
  readonly writtenBy: string | null;
  readonly heldAt: Date;
  readonly outcome: string | null;
  readonly settledBy: string | null;
};

/** What waits for a decision first; asked narrowly, as one of the named asks. */
export async function listHeldWords(tx: Tx, personId: string): Promise<readonly HeldWords[]> {
  const rows = await tx
    .selectFrom("subjects.held_words as h")
    .leftJoin("directory.staff as w", "w.staff_id", "h.written_by")
    .leftJoin("directory.staff as s", "s.staff_id", "h.settled_by")
    .select([
      "h.held_words_id as heldWordsId",
      "h.kind",
      "h.wording",
      "h.relation",
      "w.name as writtenBy",
      "h.held_at as heldAt",
      "h.outcome",
      "s.name as settledBy",
    ])
    .where("h.person_id", "=", personId)
    .orderBy("h.settled_at", (order) => order.desc().nullsFirst())
    .orderBy("h.held_at", "desc")
    .orderBy("h.held_words_id")
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as WhereaboutsKind }));
}

export type Settling = { readonly heldWordsId: string; readonly outcome: "kept" | "given-back" };

/** One of the named decides: the words stay out, or they give nothing away and go back. */
export async function settleHeldWords(
  tx: Tx,
  { actor, at }: { readonly actor: { readonly id: string }; readonly at: Date },
  { personId, heldWordsId, outcome }: Settling & { readonly personId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("subjects.held_words")
    .set((row) => ({
      outcome,
      settled_by: actor.id,
      settled_at: at,
      version: row("version", "+", 1),
    }))
    .where("held_words_id", "=", heldWordsId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
