import type { Sent } from "../../kernel/forms/index.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
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
  const { value, errors } = await readNamingNoChild(tx, renewForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
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
  const { value, errors } = await readNamingNoChild(tx, withdrawForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  const row = {
    withdrawn_by: by.actor.id,
    withdrawn_on: by.today,
    withdrawn_because: value.because,
  };
  return changeStanding(tx, by, { thing, version: form.version, row });
}
