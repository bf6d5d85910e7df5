import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { openText, ringOf, sealValues, type Place } from "../../../platform/sealing/index.ts";
import type { FindingReason } from "./judge-ties.ts";

export type FoundConflict = {
  readonly findingId: string;
  readonly staffId: string;
  readonly name: string;
  readonly isStrong: boolean;
  readonly reasons: readonly FindingReason[];
  readonly foundAt: Date;
  readonly outcome: string | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
};

const placeOf = (row: string, partnershipId: number): Place => ({
  table: "sec.conflict_findings",
  row,
  partnershipId,
});

/** What was found about one child, what waits first; for who reaches the child and manages conflicts. */
export async function listFindings(tx: Tx, personId: string): Promise<readonly FoundConflict[]> {
  const rows = await tx
    .selectFrom("sec.conflict_findings as f")
    .innerJoin("directory.staff as s", "s.staff_id", "f.staff_id")
    .leftJoin("directory.staff as d", "d.staff_id", "f.decided_by")
    .select([
      "f.conflict_finding_id as findingId",
      "f.staff_id as staffId",
      "s.name",
      "f.strength",
      "f.reasons",
      "f.found_at as foundAt",
      "f.outcome",
      "d.name as decidedBy",
      "f.partnership_id as partnershipId",
      "f.decision_reason as plain",
      "f.sealed_key as sealedKey",
      "f.decision_reason_sealed as sealed",
    ])
    .where("f.person_id", "=", personId)
    .orderBy("f.decided_at", (order) => order.desc().nullsFirst())
    .orderBy("f.found_at", "desc")
    .execute();
  const ring = ringOf(tx);
  return rows.map(({ strength, reasons, partnershipId, plain, sealedKey, sealed, ...row }) => ({
    ...row,
    isStrong: strength === "strong",
    reasons: reasons as FindingReason[],
    decisionReason: openText(ring, placeOf(row.findingId, partnershipId), {
      plain,
      sealedKey,
      sealed,
      column: "decision_reason_sealed",
    }),
  }));
}

export type FindingForm = { readonly outcome: string; readonly reason: string };
export type FindingDecision =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "notFound" };

/** Somebody else than the person it is about decides: a conflict, or none. */
export async function decideFinding(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  asked: { readonly personId: string; readonly findingId: string; readonly form: FindingForm },
): Promise<FindingDecision> {
  const { outcome } = asked.form;
  const errors: FieldError[] = [];
  if (outcome !== "conflict" && outcome !== "none") {
    errors.push({ field: "outcome", message: "Choose whether there is a conflict of interest" });
  }
  const reason = readText(asked.form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter what you asked and what you were told",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (errors.length > 0 || !reason.ok) return { kind: "invalid", errors };
  const { sealedKey, sealed } = await sealReason(tx, asked.findingId, reason.value);
  const { numUpdatedRows } = await tx
    .updateTable("sec.conflict_findings")
    .set((row) => ({
      outcome,
      decision_reason: null,
      sealed_key: sealedKey,
      ...sealed,
      decided_by: actor.id,
      decided_at: at,
      version: row("version", "+", 1),
    }))
    .where("conflict_finding_id", "=", asked.findingId)
    .where("person_id", "=", asked.personId)
    .where("staff_id", "<>", actor.id)
    .executeTakeFirst();
  return { kind: numUpdatedRows === 1n ? "accepted" : "notFound" };
}

/** Under the row's own data key, where an earlier decision gave it one: history is opened by it too. */
async function sealReason(tx: Tx, findingId: string, reason: string) {
  const row = await tx
    .selectFrom("sec.conflict_findings")
    .select(["partnership_id", "sealed_key"])
    .where("conflict_finding_id", "=", findingId)
    // Two who decide at once must not each give it a key.
    .forUpdate()
    .executeTakeFirst();
  const place = placeOf(findingId, row?.partnership_id ?? 0);
  const values = { decision_reason_sealed: reason };
  return sealValues(ringOf(tx), place, values, row?.sealed_key ?? null);
}
