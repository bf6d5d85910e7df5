import { sql } from "kysely";
import { isId, parseReference, referenceFor } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { looksOf, type Counted, type Look } from "./looks.ts";

/**
 * Who looked at a record since a moment, or ever. The database says how much of it the asking person
 * reads: see audit.looks_at, which counts with it what was done at a record with which it was one, in that time
 * (ADR 151). Somebody of a sensitive service is named to its list; in the audit the end
 * of their number tells them from others.
 */
export async function listLooks(
  tx: Tx,
  { record, from }: { readonly record: string; readonly from: Date | undefined },
): Promise<readonly Look[]> {
  const { rows } = await sql<Counted>`
    select l.actor_kind as "actorKind", l.actor_id as "actorId",
      coalesce(h.words || case when (select sec.can('audit.view')) then ' (' || right(l.actor_id, 6) || ')' else '' end, l.name) as name,
      case when h.words is null then l.posts else '' end as posts, l.action, l.method, l.outcome, l.way, l.joined,
      l.first_at as "firstAt", l.last_at as "lastAt", l.times
    from audit.looks_at(${record}::uuid, ${from ?? null}::timestamptz) l
    left join lateral (
      select coalesce(sec.words_instead(c.staff_id, (l.last_at at time zone 'Europe/London')::date),
        sec.words_instead(c.staff_id, (l.first_at at time zone 'Europe/London')::date)) as words
      from unnest((select sec.closed_ever())) as c (staff_id)
      where l.actor_kind = 'staff' and l.actor_id = c.staff_id::text) h on true`.execute(tx);
  return looksOf(rows);
}

/**
 * Why nobody can be listed: "nobody viewed it" would be a false answer to what was mistyped. A child whom the
 * reader knows is said as one whose reference does not exist; by number, neither is told from the other.
 */
export function whyNone(typed: string): string | undefined {
  if (isId(typed.trim().toLowerCase())) return undefined;
  return parseReference(typed).ok
    ? "No record that you may ask about has this reference: check it with the person who gave it to you"
    : "Enter a reference such as C-2048-2, or the number of a record: names are not searched";
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
