import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { PersonName } from "../names.ts";

export type WhomToRing = { readonly name: string; readonly phone: string | null };

/** As the functions of the database answer it: one row, whatever is asked. */
export type RestrictedLikeness = {
  readonly mayMatch: boolean;
  readonly name: string | null;
  readonly phone: string | null;
};

/** Who to ring where a restricted record may match; never which record, and nothing where none may. */
export const whomToRing = (row: RestrictedLikeness | undefined): WhomToRing | undefined =>
  row?.mayMatch ? { name: row.name ?? "", phone: row.phone } : undefined;

/**
 * Who to ring before a record is opened under this name. Only those who are told it of a concern are
 * told: to everybody else the database answers as if no record were restricted.
 */
export async function findWhomToRing(
  tx: Tx,
  { familyName, givenName, bornOn }: PersonName & { readonly bornOn: string | null },
  at: Date,
): Promise<WhomToRing | undefined> {
  const { rows } = await sql<RestrictedLikeness>`
    select may_match as "mayMatch", ring_name as name, ring_phone as phone
    from subjects.restricted_likeness(${familyName}, ${givenName}, ${bornOn}::date, ${at})`.execute(
    tx,
  );
  return whomToRing(rows[0]);
}
