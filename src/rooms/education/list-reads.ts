import { sql, type RawBuilder } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { EducationScheme } from "./education-scheme.ts";
import { entryCells, type Entry } from "./entry-reads.ts";

export const educationLists = ["timetable", "attendance", "out"] as const;
export type EducationList = (typeof educationLists)[number];

export type EntryOf = Entry & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  /** When anybody last had contact about education. */
  readonly contactOn: string | null;
};

type Limits = { readonly scheme: EducationScheme; readonly today: string };
export type ListQuery = Limits & {
  readonly show: EducationList;
  readonly page: number;
  readonly pageSize: number;
};

const isPutRight = (row: RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (
  select from protect.education_entries p where p.corrects_id = ${row}.education_entry_id and p.person_id = ${row}.person_id)`;

/** The newest of its kind for its child that nothing puts right. */
const stands = sql`not ${isPutRight(sql`r`)} and not exists (
  select from protect.education_entries n where n.person_id = r.person_id and n.kind = r.kind
    and (n.from_on, n.education_entry_id) > (r.from_on, r.education_entry_id) and not ${isPutRight(sql`n`)})`;

const contact = ({ scheme }: Limits): RawBuilder<unknown> => sql`(
  select max(k.from_on) from protect.education_entries k where k.person_id = r.person_id and k.kind = 'contact'
    and k.value <> all (${scheme.contacts.filter(({ isNone }) => isNone).map(({ key }) => key)}::text[]) and not ${isPutRight(sql`k`)})`;

function shown(show: EducationList, limits: Limits): RawBuilder<unknown> {
  const { scheme, today } = limits;
  if (show === "timetable") {
    return sql`r.kind = 'timetable' and r.value = 'part' and r.review_by < ${today}::date and ${stands}`;
  }
  if (show === "attendance") {
    return sql`r.kind = 'attendance' and (r.possible - r.attended) * 100 >= ${scheme.persistentAbsence}::int * r.possible and ${stands}`;
  }
  const onRoll = scheme.statuses.filter(({ isOnRoll }) => isOnRoll).map(({ key }) => key);
  const before = addDays(today, -scheme.contactDays);
  return sql`r.kind = 'enrolment' and r.value <> all (${onRoll}::text[]) and ${stands}
    and greatest(r.from_on, ${contact(limits)}) < ${before}::date`;
}

/** A narrow actor's few children are gathered first; for a wide one the index is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.education_entries r`
    : sql`(select person_id from subjects.people offset 0) x join protect.education_entries r on r.person_id = x.person_id`;

/** One page of what nobody has looked at for longest, of children within reach. */
export async function listEducation(
  tx: Tx,
  actor: Actor,
  query: ListQuery,
): Promise<readonly EntryOf[]> {
  const { show, page, pageSize } = query;
  const { rows } = await sql<EntryOf>`
    with g as (
      select r.* from ${reached(actor)}
      where r.partnership_id = ${actor.partnershipId} and ${shown(show, query)}
      order by r.from_on, r.education_entry_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${entryCells}, p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      ${contact(query)} as "contactOn"
    from g r join subjects.people p on p.person_id = r.person_id
    join directory.configuration c on c.configuration_id = r.scheme_id
    join directory.staff b on b.staff_id = r.recorded_by
    order by r.from_on, r.education_entry_id`.execute(tx);
  return rows;
}

export type EducationCounts = Readonly<Record<EducationList, number>>;

export async function countEducation(
  tx: Tx,
  actor: Actor,
  limits: Limits,
): Promise<EducationCounts> {
  const of = (show: EducationList): RawBuilder<unknown> => sql`
    (select count(*)::int from ${reached(actor)} where r.partnership_id = ${actor.partnershipId} and ${shown(show, limits)})`;
  const { rows } = await sql<EducationCounts>`
    select ${of("timetable")} as timetable, ${of("attendance")} as attendance, ${of("out")} as out`.execute(
    tx,
  );
  return rows[0] ?? { timetable: 0, attendance: 0, out: 0 };
}
