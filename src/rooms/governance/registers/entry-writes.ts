import { sql } from "kysely";
import { newId, referenceFor } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { EntryValue } from "./read-entry.ts";
import type { Entry, Register } from "./register.ts";

export type CommandContext = { readonly actor: StaffActor; readonly at: Date };

export async function nextReference(tx: Tx, prefix: string): Promise<string> {
  const { rows } = await sql<{
    number: number;
  }>`select nextval('govern.entry_numbers')::int as number`.execute(tx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the registers gave no number");
  return referenceFor(prefix, number);
}

export async function insertEntry(
  tx: Tx,
  { actor, at }: CommandContext,
  { register, value }: { readonly register: Register; readonly value: EntryValue },
): Promise<string> {
  const entryId = newId();
  await tx
    .insertInto("govern.register_entries")
    .values({
      register_entry_id: entryId,
      partnership_id: actor.partnershipId,
      register: register.key,
      reference: await nextReference(tx, register.prefix),
      title: value.title,
      body: toJsonb(value.body),
      state: value.state,
      audience: register.audience,
      due_on: value.dueOn,
      added_by: actor.id,
      added_at: at,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
  return entryId;
}

/** @returns whether it was saved: not where somebody else saved it meanwhile */
export async function updateEntry(
  tx: Tx,
  { actor, at }: CommandContext,
  { entry, value, version }: { entry: Entry; value: EntryValue; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("govern.register_entries")
    .set({
      title: value.title,
      body: toJsonb(value.body),
      state: value.state,
      due_on: value.dueOn,
      changed_by: actor.id,
      changed_at: at,
      version: version + 1,
    })
    .where("register_entry_id", "=", entry.entryId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Reported = {
  readonly register: Register;
  readonly title: string;
  readonly body: EntryValue["body"];
  readonly dueOn: string | null;
};

/** Somebody who keeps no register tells those who do; answers the number to quote. */
export async function insertReport(tx: Tx, at: Date, report: Reported): Promise<string> {
  const reference = await nextReference(tx, report.register.prefix);
  const { rows } = await sql<{ done: boolean }>`
    select govern.report_entry(${newId()}::uuid, ${report.register.key}, ${reference}, ${report.title},
      ${toJsonb(report.body)}::jsonb, ${report.dueOn}::date, ${at}) as done`.execute(tx);
  if (rows[0]?.done !== true) throw new Error("the report was not kept");
  return reference;
}
