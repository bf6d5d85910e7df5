import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { unusualOutcomes, type UnusualOutcome } from "./unusual-outcomes.ts";
import type { UnusualUse } from "./unusual-reads.ts";

export type UnusualForm = { readonly outcome: string; readonly words: string };

export type UnusualChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  /** Nobody answers for their own use. */
  | { readonly kind: "own" };

const isOutcome = (text: string): text is UnusualOutcome => Object.hasOwn(unusualOutcomes, text);

/** Records once what was asked and answered, by somebody else than the person it is about. */
export async function decideUnusual(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { use, form, version }: { use: UnusualUse; form: UnusualForm; version: number },
): Promise<UnusualChange> {
  if (use.staffId === actor.id) return { kind: "own" };
  if (use.outcome !== null || use.version !== version) return { kind: "stale" };
  const { outcome } = form;
  const errors: FieldError[] = [];
  if (!isOutcome(outcome)) errors.push({ field: "outcome", message: "Choose the outcome" });
  const words = readText(form.words, {
    name: "What you asked and heard",
    most: 2000,
    missing: "Enter who you asked and what you were told",
  });
  if (!words.ok) errors.push({ field: "words", message: words.error });
  if (!isOutcome(outcome) || !words.ok) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("govern.unusual_uses")
    .set((row) => ({
      outcome,
      outcome_words: words.value,
      decided_by: actor.id,
      decided_at: at,
      version: row("version", "+", 1),
    }))
    .where("unusual_use_id", "=", use.id)
    .where("version", "=", version)
    .where("outcome", "is", null)
    .executeTakeFirst();
  return { kind: numUpdatedRows === 1n ? "accepted" : "stale" };
}
