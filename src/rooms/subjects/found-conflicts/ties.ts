import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { openText, ringOf, sealValues, type Place } from "../../../platform/sealing/index.ts";
import { tieKinds, type TieKind } from "./judge-ties.ts";

export type OwnTie = {
  readonly staffTieId: string;
  readonly kind: TieKind;
  readonly wording: string;
  readonly addedAt: Date;
};

export const tiePlace = (row: string, partnershipId: number): Place => ({
  table: "sec.staff_ties",
  row,
  partnershipId,
});

/** What the acting person has said of themselves, and of nobody else: the policies ask. */
export async function listOwnTies(tx: Tx): Promise<readonly OwnTie[]> {
  const rows = await tx
    .selectFrom("sec.staff_ties")
    .select(["staff_tie_id", "partnership_id", "kind", "added_at"])
    .select(["wording as plain", "sealed_key as sealedKey", "wording_sealed as sealed"])
    .where("ended_at", "is", null)
    .orderBy("added_at")
    .execute();
  const ring = ringOf(tx);
  return rows.map(({ staff_tie_id: staffTieId, partnership_id: partnershipId, ...row }) => {
    const place = tiePlace(staffTieId, partnershipId);
    const wording = openText(ring, place, { ...row, column: "wording_sealed" }) ?? "";
    return { staffTieId, kind: row.kind as TieKind, wording, addedAt: row.added_at };
  });
}

export type TieForm = { readonly kind: string; readonly wording: string };
export type TieChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

const isTieKind = (text: string): text is TieKind => Object.hasOwn(tieKinds, text);

export async function addTie(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  form: TieForm,
): Promise<TieChange> {
  const errors: FieldError[] = [];
  const { kind } = form;
  if (!isTieKind(kind)) errors.push({ field: "kind", message: "Choose what this is" });
  const wording = readText(form.wording, {
    name: "What to compare",
    most: 300,
    missing: "Enter the address, the name or the place",
  });
  if (!wording.ok) errors.push({ field: "wording", message: wording.error });
  if (!isTieKind(kind) || !wording.ok) return { kind: "invalid", errors };
  const tieId = newId();
  const place = tiePlace(tieId, actor.partnershipId);
  const { sealedKey, sealed } = sealValues(ringOf(tx), place, { wording_sealed: wording.value });
  await tx
    .insertInto("sec.staff_ties")
    .values({
      staff_tie_id: tieId,
      partnership_id: actor.partnershipId,
      staff_id: actor.id,
      kind,
      sealed_key: sealedKey,
      ...sealed,
      added_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

/** It is compared no more; what was found by it stays for who decides. */
export async function endTie(tx: Tx, staffTieId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("sec.staff_ties")
    .set({ ended_at: at })
    .where("staff_tie_id", "=", staffTieId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
