import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
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
      "f.decision_reason as decisionReason",
    ])
    .where("f.person_id", "=", personId)
    .orderBy("f.decided_at", (order) => order.desc().nullsFirst())
    .orderBy("f.found_at", "desc")
    .execute();
  return rows.map(({ strength, reasons, ...row }) => ({
    ...row,
    isStrong: strength === "strong",
    reasons: reasons as FindingReason[],
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
  const { numUpdatedRows } = await tx
    .updateTable("sec.conflict_findings")
    .set((row) => ({
      outcome,
      decision_reason: reason.value,
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
