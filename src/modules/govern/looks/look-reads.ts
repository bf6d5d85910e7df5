import { sql } from "kysely";
import { isId, parseReference, referenceFor } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { looksOf, type Counted, type Look } from "./looks.ts";

/**
 * Who looked at a record since a moment, or ever. The database says how much of it the asking person
 * reads: see audit.looks_at.
 */
export async function listLooks(
  tx: Tx,
  { record, from }: { readonly record: string; readonly from: Date | undefined },
): Promise<readonly Look[]> {
  const { rows } = await sql<Counted>`
    select actor_kind as "actorKind", actor_id as "actorId", name, posts, action, method, outcome, way,
      first_at as "firstAt", last_at as "lastAt", times
    from audit.looks_at(${record}::uuid, ${from ?? null}::timestamptz)`.execute(tx);
  return looksOf(rows);
}

/** The number of the record that somebody typed by its reference or its number; undefined for none. */
export async function findRecord(tx: Tx, typed: string): Promise<string | undefined> {
  const text = typed.trim().toLowerCase();
  const reference = parseReference(typed);
  const asked = isId(text)
    ? text
    : reference.ok
      ? referenceFor(reference.value.prefix, reference.value.number)
      : undefined;
  if (asked === undefined) return undefined;
  const { rows } = await sql<{ record: string | null }>`
    select audit.record_of(${asked}) as record`.execute(tx);
  return rows[0]?.record ?? undefined;
}
