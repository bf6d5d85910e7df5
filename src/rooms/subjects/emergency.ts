import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import { choiceFrom, defineForm, text, type FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { emergencyAccessKind } from "./configuration-kinds.ts";
import type { BodyOf } from "../configuration/index.ts";

type Rules = BodyOf<typeof emergencyAccessKind>;

/** Why a record beyond reach is opened at once. */
export const emergencyForm = defineForm<Rules, Rules>()({
  "reason-key": choiceFrom({
    label: "What makes it an emergency",
    options: ({ reasons }) => reasons.map(({ key, name }) => ({ value: key, text: name })),
    missing: "Choose what makes this an emergency",
  }),
  reason: text({
    label: "What is happening, and why it cannot wait",
    rows: 4,
    called: "What is happening",
    most: 1000,
    missing: "Enter what is happening and why it cannot wait",
  }),
});

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
  }: { personId: string; form: FormTyped<typeof emergencyForm>; rules: Rules },
): Promise<EmergencyOpening> {
  if (!(await mayOpenInEmergency(tx, personId, at))) return { kind: "none" };
  const { value: read, errors } = emergencyForm.read(form, rules);
  if (errors) return { kind: "invalid", errors };
  const { rows } = await sql<{ outcome: string; until: Date | null; tell: string[] }>`
    select outcome, until, tell from sec.open_in_emergency(
      ${newId()}, ${newId()}, ${newId()}, ${personId}, ${read["reason-key"]}, ${read.reason}, ${at})`.execute(
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
