import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertEntry, updateEntry, type CommandContext } from "./entry-writes.ts";
import { readEntry, typedText, type Context, type Typed } from "./read-entry.ts";
import type { Entry, Register } from "./register.ts";

export type EntrySaved =
  | { readonly kind: "accepted"; readonly entryId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type Saving = { readonly register: Register; readonly typed: Typed; readonly ground: Context };

export async function addEntry(
  tx: Tx,
  acting: CommandContext,
  { register, typed, ground }: Saving,
): Promise<EntrySaved> {
  const read = readEntry(register, typed, ground);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  return { kind: "accepted", entryId: await insertEntry(tx, acting, { register, ...read }) };
}

/** A new version of an entry; what records point to keeps what it said and can only end. */
export async function changeEntry(
  tx: Tx,
  acting: CommandContext,
  { entry, register, typed, ground }: Saving & { readonly entry: Entry },
): Promise<EntrySaved> {
  const read = readEntry(register, typed, ground);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const isFixed = register.isFixed === true && entry.state !== "draft";
  if (isFixed && read.value.state === "draft") {
    const message = "Records refer to it: it can end, and never goes back to be confirmed";
    return { kind: "invalid", errors: [{ field: "state", message }] };
  }
  // What no field asks for, such as the key that records refer to, stays.
  const body = isFixed ? entry.body : { ...entry.body, ...read.value.body };
  const value = { ...read.value, title: isFixed ? entry.title : read.value.title, body };
  const version = Number(typedText(typed, "version"));
  const isSaved = await updateEntry(tx, acting, { entry, value, version });
  return isSaved ? { kind: "accepted", entryId: entry.entryId } : { kind: "stale" };
}
