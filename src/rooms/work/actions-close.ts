import { versionOf } from "../../kernel/version-of.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { findAction, type Action } from "./actions.ts";

export type ClosingFields = {
  readonly state: string;
  readonly outcome: string;
  /** The version of the action that the form was filled in against. */
  readonly version: string;
};

export type ClosingChange =
  | { readonly kind: "accepted"; readonly action: Action }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale"; readonly now: Action }
  | { readonly kind: "absent" };

const endings: readonly string[] = ["done", "not_achieved", "superseded"];

/** What became of an action, as it was typed: of one on a record, and of one that was sent without it. */
export function readClosing(
  form: Pick<ClosingFields, "state" | "outcome">,
): { readonly outcome: string } | readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!endings.includes(form.state)) {
    errors.push({ field: "state", message: "Choose the outcome" });
  }
  const outcome = readText(form.outcome, {
    name: "Outcome",
    most: 2000,
    missing: "Enter the outcome for the child, or why it was not done",
  });
  if (!outcome.ok) errors.push({ field: "outcome", message: outcome.error });
  return errors.length === 0 && outcome.ok ? { outcome: outcome.value } : errors;
}

type CommandContext = { readonly actor: StaffActor; readonly today: string };
type HandlerInput = {
  readonly personId: string;
  readonly actionId: string;
  readonly form: ClosingFields;
};

/** Says what became of a promise. It is said once; what somebody else said first is shown. */
export async function closeAction(
  tx: Tx,
  { actor, today }: CommandContext,
  { personId, actionId, form }: HandlerInput,
): Promise<ClosingChange> {
  const before = await findAction(tx, personId, actionId);
  if (!before) return { kind: "absent" };
  const read = readClosing(form);
  if (!("outcome" in read)) return { kind: "invalid", errors: read };
  const { numUpdatedRows } = await tx
    .updateTable("work.actions")
    .set((row) => ({
      state: form.state,
      outcome: read.outcome,
      closed_on: today,
      changed_by: actor.id,
      version: row("version", "+", 1),
    }))
    .where("action_id", "=", actionId)
    .where("state", "=", "open")
    .where("version", "=", versionOf(form.version))
    .executeTakeFirst();
  const now = (await findAction(tx, personId, actionId)) ?? before;
  return numUpdatedRows === 1n ? { kind: "accepted", action: now } : { kind: "stale", now };
}
