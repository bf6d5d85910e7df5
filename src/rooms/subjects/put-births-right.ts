import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/** Puts dates of birth right; null is "not known". What each said before is kept by the history. */
export async function putBirthsRight(
  tx: Tx,
  births: readonly { readonly personId: string; readonly value: string | null }[],
): Promise<void> {
  await sql`
    update subjects.people p set born_on = v.value::date, version = p.version + 1
    from unnest(${births.map(({ personId }) => personId)}::uuid[], ${births.map(({ value }) => value)}::text[])
      as v (person_id, value)
    where p.person_id = v.person_id`.execute(tx);
}
