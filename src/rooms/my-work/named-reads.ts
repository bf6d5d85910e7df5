import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import { alsoNarrowly, type Tx } from "../../platform/database/database.ts";

/**
 * Whether a wide actor is named on a restricted record. Those alone are outside what they read as the
 * partnership's reader; most wide actors are named on none, and need not look twice.
 */
export async function isNamedOnRestricted(tx: Tx, actor: StaffActor, at: Date): Promise<boolean> {
  if (!actor.isWide) return false;
  return alsoNarrowly(tx, async () => {
    const { rows } = await sql<{ isNamed: boolean }>`
      select exists (select from sec.memberships m join subjects.people p on p.circle_id = m.circle_id
        where m.staff_id = ${actor.id} and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})
          and p.restricted) as "isNamed"`.execute(tx);
    return rows[0]?.isNamed ?? false;
  });
}

/** Of these children those whose records are restricted, as far as the acting person reaches them; asks nothing of nobody. */
export async function restrictedOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const people = await tx
    .selectFrom("subjects.people")
    .select("person_id as personId")
    .where("person_id", "in", [...new Set(personIds)])
    .where("restricted", "=", true)
    .execute();
  return new Set(people.map(({ personId }) => personId));
}
