import { sql } from "kysely";
import type { Tx } from "../../../../platform/database/database.ts";
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
      coalesce(l.area, p.area) as area, l.seen as last
    from directory.programmes p
    left join directory.services o on o.service_id = p.service_id
    left join lateral (
      select ${asSeen} as seen, r.area, r.seen_on from directory.programme_reviews r
      join directory.staff s on s.staff_id = r.seen_by
      where r.programme_id = p.programme_id order by r.number desc limit 1) l on true
    where p.kind = ${parenting}
    order by l.seen_on nulls first, lower(p.name) limit 500`.execute(tx);
  return rows;
}

export type SeenOf = {
  readonly area: string | null;
  readonly all: readonly Seen[];
};

/** Each time that one programme was seen, the last first, and where it is offered as was said last. */
export async function seenOf(tx: Tx, programmeId: string): Promise<SeenOf> {
  const { rows } = await sql<SeenOf>`
    select coalesce((select r.area from directory.programme_reviews r
        where r.programme_id = p.programme_id order by r.number desc limit 1), p.area) as area,
      coalesce((select json_agg(${asSeen} order by r.number desc) from directory.programme_reviews r
        join directory.staff s on s.staff_id = r.seen_by where r.programme_id = p.programme_id), '[]') as "all"
    from directory.programmes p where p.programme_id = ${programmeId}::uuid`.execute(tx);
  return rows[0] ?? { area: null, all: [] };
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
