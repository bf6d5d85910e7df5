import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { ShutWord } from "../configuration/index.ts";

/** The words that stand for a member of staff on the day of a row; null for whom the reader may read. */
const insteadOf = (staffId: RawBuilder<unknown>, at: RawBuilder<unknown>) =>
  sql<string | null>`case when ${staffId} = any ((select sec.closed_ever())::uuid[])
    then sec.words_instead(${staffId}, (${at} at time zone 'Europe/London')::date) end`;

/** The same whoever reads. */
const insteadForOthers = (staffId: RawBuilder<unknown>, at: RawBuilder<unknown>) =>
  sql<string | null>`sec.words_instead(${staffId}, (${at} at time zone 'Europe/London')::date)`;

type OnRow = {
  /** The alias of `directory.staff`. */
  readonly staff: string;
  /** The column of the moment at which they did it or were asked. */
  readonly at: string;
};

/** Whether the row's person is words to the reader: what stands beside the name is hidden with it. */
export const isShutName = ({ staff, at }: OnRow): RawBuilder<boolean> =>
  sql<boolean>`(${insteadOf(sql.ref(`${staff}.staff_id`), sql.ref(at))} is not null)`;

/** The name in a row as the reader may read it: of a sensitive service its words (ADR 73). */
export const shownName = <T extends string | null = string>({ staff, at }: OnRow): RawBuilder<T> =>
  sql<T>`coalesce(${insteadOf(sql.ref(`${staff}.staff_id`), sql.ref(at))}, ${sql.ref(`${staff}.name`)})`;

/** The name in a row that becomes part of what others read: of a sensitive service its words, for everybody. */
export const nameForOthers = <T extends string | null = string>({
  staff,
  at,
}: OnRow): RawBuilder<T> =>
  sql<T>`coalesce(${insteadForOthers(sql.ref(`${staff}.staff_id`), sql.ref(at))}, ${sql.ref(`${staff}.name`)})`;

/** The signs of a number by which events of one person are told apart, and are asked about. */
export const endOfNumber = (staff: string): RawBuilder<string> =>
  sql<string>`right(${sql.ref(`${staff}.staff_id`)}::text, 6)`;

/** For who accounts for what was done: words with the end of a number, which the service's page resolves to its list and `service.sensitive`. */
export const numberedName = <T extends string | null = string>(row: OnRow): RawBuilder<T> =>
  sql<T>`coalesce(${insteadOf(sql.ref(`${row.staff}.staff_id`), sql.ref(row.at))} || ' (' || ${endOfNumber(row.staff)} || ')', ${sql.ref(`${row.staff}.name`)})`;

/** An agency's name as the reader may read it: one that is nothing but the team of a sensitive service is its words. */
export const shownAgency = (agency: string): RawBuilder<string> =>
  sql<string>`coalesce((
    select min(v.shown_as) from directory.teams t
    left join directory.services v on v.service_id = t.service_id and v.is_sensitive
      and v.service_id <> all ((select sec.open_services())::uuid[])
    where t.agency_id = ${sql.ref(`${agency}.agency_id`)} having bool_and(v.service_id is not null)), ${sql.ref(`${agency}.name`)})`;

/** An agency's name in what others read: one that is nothing but the team of a sensitive service is its words, for everybody. */
const agencyForOthers = (agency: string): RawBuilder<string> =>
  sql<string>`coalesce((
    select min(v.shown_as) from directory.teams t
    left join directory.services v on v.service_id = t.service_id and v.is_sensitive
    where t.agency_id = ${sql.ref(`${agency}.agency_id`)} having bool_and(v.service_id is not null)), ${sql.ref(`${agency}.name`)})`;

type Owned = OnRow & { readonly agency: string; readonly forOthers?: boolean };

/**
 * Who owes something: an agency, or somebody of it. Of a sensitive service the words stand for both; where it
 * becomes part of what others read, for everybody.
 */
export function shownOwner({ agency, forOthers = false, ...row }: Owned): {
  readonly owner: RawBuilder<string | null>;
  readonly agency: RawBuilder<string>;
} {
  const [id, at] = [sql.ref(`${row.staff}.staff_id`), sql.ref(row.at)];
  const words = forOthers ? insteadForOthers(id, at) : insteadOf(id, at);
  return {
    owner: sql<string | null>`case when ${words} is null then ${sql.ref(`${row.staff}.name`)} end`,
    agency: sql<string>`coalesce(${words}, ${forOthers ? agencyForOthers(agency) : shownAgency(agency)})`,
  };
}

/**
 * The services, their teams and their people whose names this reader may not read in a text; for a text
 * that others read, of every sensitive service, whoever writes it down.
 */
export async function listShutWords(
  tx: Tx,
  { forOthers = false }: { readonly forOthers?: boolean } = {},
): Promise<readonly ShutWord[]> {
  const isShut = sql`v.service_id <> all ((select sec.open_services())::uuid[])`;
  const isShutPerson = sql`s.staff_id = any ((select sec.closed_ever())::uuid[])`;
  const { rows } = await sql<ShutWord>`
    with shut as materialized (
      select v.service_id, v.name, v.shown_as from directory.services v
      where v.is_sensitive and ${forOthers ? sql`true` : isShut})
    select text, min(instead) as instead, min("from")::text as "from" from (
      select name as text, shown_as as instead, null::date as "from" from shut
      union all select t.name, h.shown_as, null from shut h join directory.teams t on t.service_id = h.service_id
      union all select s.name, h.shown_as, o.starts_on from shut h
        join directory.teams t on t.service_id = h.service_id
        join directory.posts o on o.team_id = t.team_id
        join directory.staff s on s.staff_id = o.staff_id
        where ${forOthers ? sql`true` : isShutPerson}) x
    group by text order by length(text) desc, text`.execute(tx);
  return rows;
}
