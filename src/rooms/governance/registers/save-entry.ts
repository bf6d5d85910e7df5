import type { FieldError } from "../../../kernel/fields.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertEntry, updateEntry, type CommandContext } from "./entry-writes.ts";
import { readEntry, type EntryForm } from "./read-entry.ts";
import type { Entry } from "./register.ts";

export type EntrySaved =
  | { readonly kind: "accepted"; readonly entryId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

export async function addEntry(
  tx: Tx,
  acting: CommandContext,
  form: EntryForm,
): Promise<EntrySaved> {
  const read = readEntry(form);
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const adding = { register: form.register, value: read.value };
  return { kind: "accepted", entryId: await insertEntry(tx, acting, adding) };
}

/** A new version of an entry; what records point to keeps what it said and can only end. */
export async function changeEntry(
  tx: Tx,
  acting: CommandContext,
  form: EntryForm & { readonly entry: Entry },
): Promise<EntrySaved> {
  const { entry, typed } = form;
  const version = versionOf(typed.version);
  if (version !== entry.version) return { kind: "stale" };
  const read = readEntry(form);
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const isSaved = await updateEntry(tx, acting, { entry, value: read.value, version });
  return isSaved ? { kind: "accepted", entryId: entry.entryId } : { kind: "stale" };
}
