import { choice, defineForm, type Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { outcomes, type ContactNumber } from "./number.ts";

/** One press: what came of ringing a number. */
export const callForm = defineForm()({
  outcome: choice({
    label: "What came of it",
    options: outcomes,
    missing: "Choose whether it was answered",
  }),
});

/** Kept with the number as it was rung; false where what was sent says nothing. */
export async function recordCall(
  tx: Tx,
  { actor, at }: CommandContext,
  { number, form }: { readonly number: ContactNumber; readonly form: Sent<typeof callForm> },
): Promise<boolean> {
  const { value } = callForm.read(form, {});
  if (!value) return false;
  await tx
    .insertInto("directory.number_calls")
    .values({
      number_call_id: newId(),
      partnership_id: actor.partnershipId,
      contact_number_id: number.contactNumberId,
      phone: number.phone,
      outcome: value.outcome,
      rung_at: at,
      rung_by: actor.id,
    })
    .execute();
  return true;
}
