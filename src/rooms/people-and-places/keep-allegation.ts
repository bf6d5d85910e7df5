import type { Sent } from "../../kernel/forms/index.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { refusedNames } from "../subjects/index.ts";
import { renewForm, withdrawForm } from "./allegation-form.ts";
import type { Thing } from "./thing-reads.ts";

type Keeping<F> = { readonly thing: Thing; readonly form: F };

/** Written only if it is as its writer read it. */
async function changeStanding(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    thing,
    version,
    row,
  }: { readonly thing: Thing; readonly version: string; readonly row: object },
): Promise<Change> {
  const { numUpdatedRows } = await tx
    .updateTable("subjects.things")
    .set({ ...row, changed_by: actor.id, changed_at: at, version: versionOf(version) + 1 })
    .where("thing_id", "=", thing.thingId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

/** Renews an allegation: it comes back to lists and search, and its owner is who renewed it. */
export async function renewAllegation(
  tx: Tx,
  by: CommandContext,
  { thing, form }: Keeping<Sent<typeof renewForm>>,
): Promise<Change> {
  const { value, errors } = renewForm.read(form, { now: by.at });
  if (errors) return { kind: "invalid", errors };
  const naming = await refusedNames(tx, { because: value.because });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const row = {
    review_by: value.reviewBy,
    renewed_by: by.actor.id,
    renewed_on: by.today,
    renewed_because: value.because,
  };
  return changeStanding(tx, by, { thing, version: form.version, row });
}

/** Withdraws the record of somebody who is a child. The row stays, with who decided and why. */
export async function withdrawThing(
  tx: Tx,
  by: CommandContext,
  { thing, form }: Keeping<Sent<typeof withdrawForm>>,
): Promise<Change> {
  const { value, errors } = withdrawForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const naming = await refusedNames(tx, { because: value.because });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const row = {
    withdrawn_by: by.actor.id,
    withdrawn_on: by.today,
    withdrawn_because: value.because,
  };
  return changeStanding(tx, by, { thing, version: form.version, row });
}
