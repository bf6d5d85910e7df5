import { sql } from "kysely";
import type { Tx } from "../../../../platform/database/database.ts";
import { areaNow } from "../programme-reads.ts";
import { parenting, type Seen } from "./seen.ts";

export type ParentingProgramme = {
  readonly programmeId: string;
  readonly name: string;
  readonly provider: string | null;
  readonly area: string | null;
  readonly last: Seen | null;
};

const asSeen = sql`json_build_object('number', r.number, 'seenOn', r.seen_on, 'seenBy', s.name, 'way', r.way,
  'exploitation', r.exploitation, 'agreed', r.agreed, 'reviewBy', r.review_by)`;

/** Every parenting programme with what was seen last; those that nobody has seen first, then the longest ago. */
export async function listParenting(tx: Tx): Promise<readonly ParentingProgramme[]> {
  const { rows } = await sql<ParentingProgramme>`
    select p.programme_id as "programmeId", p.name, o.name || ', ' || o.provider as provider,
      ${areaNow} as area, l.seen as last
    from directory.programmes p
    left join directory.services o on o.service_id = p.service_id
    left join lateral (
      select ${asSeen} as seen, r.seen_on from directory.programme_reviews r
      join directory.staff s on s.staff_id = r.seen_by
      where r.programme_id = p.programme_id order by r.number desc limit 1) l on true
    where p.kind = ${parenting}
    order by l.seen_on nulls first, lower(p.name) limit 500`.execute(tx);
  return rows;
}

/** Each time that one programme was seen, the last first. */
export async function seenOf(tx: Tx, programmeId: string): Promise<readonly Seen[]> {
  const { rows } = await sql<{ seen: Seen }>`
    select ${asSeen} as seen from directory.programme_reviews r
    join directory.staff s on s.staff_id = r.seen_by
    where r.programme_id = ${programmeId}::uuid order by r.number desc`.execute(tx);
  return rows.map(({ seen }) => seen);
}

/** The work e-mail of an account, to begin a form with. */
export async function mailOf(tx: Tx, staffId: string): Promise<string> {
  const row = await tx
    .selectFrom("directory.staff")
    .select("email")
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  return row?.email ?? "";
}
