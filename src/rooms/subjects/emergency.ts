import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { emergencyAccessKind } from "./configuration-kinds.ts";
import type { BodyOf } from "../configuration/index.ts";
import type { CommandContext } from "./restrict.ts";

export type EmergencyForm = { readonly reasonKey: string; readonly reason: string };

export type EmergencyOpening =
  | { readonly kind: "opened"; readonly until: Date; readonly tell: readonly string[] }
  /** The person reaches the record already: there is nothing to open. */
  | { readonly kind: "reached" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "too many" }
  /** No such record, or one that is shut to this person: the same answer. */
  | { readonly kind: "none" };

/** Whether there is anything here that this person could open in an emergency. */
export async function mayOpenInEmergency(tx: Tx, personId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ may: boolean | null }>`
    select sec.may_open_in_emergency(${personId}, ${at}) as may`.execute(tx);
  return rows[0]?.may === true;
}

/**
 * Opens a record beyond reach for the minutes that the partnership has set. The database decides: the
 * capability, the same partnership, no conflict of interest, not too often in a day.
 */
export async function openInEmergency(
  tx: Tx,
  { at }: Pick<CommandContext, "at">,
  {
    personId,
    form,
    rules,
  }: { personId: string; form: EmergencyForm; rules: BodyOf<typeof emergencyAccessKind> },
): Promise<EmergencyOpening> {
  if (!(await mayOpenInEmergency(tx, personId, at))) return { kind: "none" };
  const read = readEmergencyForm(form, rules);
  if (!("reason" in read)) return { kind: "invalid", errors: read };
  const { rows } = await sql<{ outcome: string; until: Date | null; tell: string[] }>`
    select outcome, until, tell from sec.open_in_emergency(
      ${newId()}, ${newId()}, ${newId()}, ${personId}, ${read.reasonKey}, ${read.reason}, ${at})`.execute(
    tx,
  );
  const [opened] = rows;
  if (opened?.outcome === "opened" && opened.until) {
    return { kind: "opened", until: opened.until, tell: opened.tell };
  }
  if (opened?.outcome === "reached") return { kind: "reached" };
  return { kind: opened?.outcome === "too many" ? "too many" : "none" };
}

/** Of these colleagues, those who have no conflict of interest with the child whose record the actor opened. */
export async function mayHearOfOpening(
  tx: Tx,
  personId: string,
  staffIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    select sec.told_of_opening(${personId}::uuid, ${[...staffIds]}::uuid[]) as ids`.execute(tx);
  return rows[0]?.ids ?? [];
}

export function readEmergencyForm(
  form: EmergencyForm,
  rules: Pick<BodyOf<typeof emergencyAccessKind>, "reasons">,
): EmergencyForm | readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!rules.reasons.some(({ key }) => key === form.reasonKey)) {
    errors.push({ field: "reasonKey", message: "Choose what makes this an emergency" });
  }
  const reason = readText(form.reason, {
    name: "What is happening",
    most: 1000,
    missing: "Enter what is happening and why it cannot wait",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  return errors.length > 0 || !reason.ok
    ? errors
    : { reasonKey: form.reasonKey, reason: reason.value };
}
