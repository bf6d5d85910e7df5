import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";

export type Programme = {
  readonly programmeId: string;
  readonly name: string;
  readonly kind: string;
  /** From the directory of services; empty where the partnership or a school holds it. */
  readonly provider: string | null;
  /** Where it is offered, as was said last: by who saw it, or when it was added. */
  readonly area: string | null;
  readonly about: string;
  readonly visits: number;
  readonly lastOn: IsoDate | null;
};

/** Of a programme `p`. */
export const areaNow: RawBuilder<string | null> = sql`
  coalesce((select r.area from directory.programme_reviews r
    where r.programme_id = p.programme_id order by r.number desc limit 1), p.area)`;

const programmes: RawBuilder<unknown> = sql`
  select p.programme_id as "programmeId", p.name, p.kind, s.name || ', ' || s.provider as provider, p.about,
    ${areaNow} as area,
    (select count(*)::int from directory.programme_visits v where v.programme_id = p.programme_id) as visits,
    (select max(v.held_on)::text from directory.programme_visits v where v.programme_id = p.programme_id) as "lastOn"
  from directory.programmes p left join directory.services s on s.service_id = p.service_id`;

export async function listProgrammes(tx: Tx): Promise<readonly Programme[]> {
  const { rows } = await sql<Programme>`${programmes} order by lower(p.name) limit 500`.execute(tx);
  return rows;
}

export async function findProgramme(tx: Tx, programmeId: string): Promise<Programme | undefined> {
  const { rows } = await sql<Programme>`
    ${programmes} where p.programme_id = ${programmeId}::uuid`.execute(tx);
  return rows[0];
}

export type Finding = {
  readonly stage: "before" | "after" | "three-months";
  readonly answered: number;
  readonly know: number;
  readonly changed: string | null;
};

export type Visit = {
  readonly visitId: string;
  readonly programmeId: string;
  readonly programme: string;
  readonly kind: string;
  readonly heldOn: IsoDate;
  readonly setting: string;
  readonly schoolId: string | null;
  readonly school: string | null;
  /** By its key, or as it was typed. */
  readonly community: string | null;
  /** By its code, or as it was typed. */
  readonly ward: string | null;
  readonly age: string;
  readonly reached: number;
  readonly withdrawn: number | null;
  readonly parentsTold: "yes" | "no" | "not-needed";
  readonly findings: readonly Finding[];
};

const visits: RawBuilder<unknown> = sql`
  select v.programme_visit_id as "visitId", v.programme_id as "programmeId", p.name as programme, p.kind,
    v.held_on::text as "heldOn", v.setting, v.school_id as "schoolId", h.name as school, v.community, v.ward, v.age, v.reached,
    v.withdrawn, v.parents_told as "parentsTold",
    coalesce((select json_agg(json_build_object('stage', f.stage, 'answered', f.answered, 'know', f.know, 'changed', f.changed)
      order by f.programme_finding_id) from directory.programme_findings f
      where f.programme_visit_id = v.programme_visit_id), '[]') as findings
  from directory.programme_visits v join directory.programmes p on p.programme_id = v.programme_id
  left join directory.schools h on h.school_id = v.school_id`;

/** Held so long ago that what changed is to be asked, and not so long that nobody can say: the first before others. */
export async function listUnasked(
  tx: Tx,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Promise<readonly Visit[]> {
  const { rows } = await sql<Visit>`
    ${visits} where v.held_on between ${from}::date and ${to}::date
      and not exists (select from directory.programme_findings f
        where f.programme_visit_id = v.programme_visit_id and f.stage = 'three-months')
    order by v.held_on, v.programme_visit_id limit 200`.execute(tx);
  return rows;
}

/** When a programme was held, the newest first. */
export async function listVisits(tx: Tx, programmeId: string): Promise<readonly Visit[]> {
  const { rows } = await sql<Visit>`
    ${visits} where v.programme_id = ${programmeId}::uuid
    order by v.held_on desc, v.programme_visit_id limit 500`.execute(tx);
  return rows;
}

export type LastHeld = Pick<
  Visit,
  "schoolId" | "setting" | "community" | "ward" | "heldOn" | "kind"
>;

/** The last day of each kind in each school, group, community and ward: all of them, however often something was held. */
export async function listLastHeld(tx: Tx): Promise<readonly LastHeld[]> {
  const { rows } = await sql<LastHeld>`
    select v.school_id as "schoolId", v.setting, v.community, v.ward, p.kind, max(v.held_on)::text as "heldOn"
    from directory.programme_visits v join directory.programmes p on p.programme_id = v.programme_id
    group by 1, 2, 3, 4, 5`.execute(tx);
  return rows;
}

export async function findVisit(tx: Tx, visitId: string): Promise<Visit | undefined> {
  const { rows } = await sql<Visit>`
    ${visits} where v.programme_visit_id = ${visitId}::uuid`.execute(tx);
  return rows[0];
}
