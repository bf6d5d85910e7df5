import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { KeptNumber } from "./number-reads.ts";

export type NumberEnd =
  | { readonly kind: "accepted" }
  /** Somebody ended it meanwhile. */
  | { readonly kind: "stale" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Says that a number is not the child’s, or no longer; it stays in history with the reason, and finds nobody. */
export async function endNumber(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  {
    number,
    ...form
  }: {
    readonly number: Pick<KeptNumber, "identifierId">;
    readonly reason: string;
    readonly version: number;
  },
): Promise<NumberEnd> {
  const reason = readText(form.reason, {
    name: "Reason",
    most: 500,
    missing: "Enter why the number is wrong",
  });
  if (!reason.ok) {
    return { kind: "invalid", errors: [{ field: "reason", message: reason.error }] };
  }
  const { numUpdatedRows } = await tx
    .updateTable("subjects.identifiers")
    .set((row) => ({
      ended_by: actor.id,
      ended_at: at,
      end_reason: reason.value,
      version: row("version", "+", 1),
    }))
    .where("identifier_id", "=", number.identifierId)
    .where("version", "=", form.version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return { kind: numUpdatedRows === 1n ? "accepted" : "stale" };
}
