import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, getConfigurations } from "../../configuration/index.ts";
import { contactKind, directoryNumbersKind, publicAreasKind } from "../configuration-kinds.ts";
import { shownName } from "../shown-name.ts";
import type { DeskKey } from "./desk-numbers.ts";
import { isDeskKey, type ContactNumber, type DirectoryRow, type Owner } from "./number.ts";

const isOpenTeam = sql<boolean>`t.team_id <> all ((select directory.shut_teams())::uuid[])`;
const isOpenAgency = sql<boolean>`a.agency_id <> all ((select directory.shut_agencies())::uuid[])`;

/** What the two desks are called on a day. */
export type DeskNames = Readonly<Record<DeskKey, string>>;

export async function deskNamesOn(
  tx: Tx,
  on: string,
): Promise<{ readonly desks: DeskNames; readonly areas: Readonly<Record<string, string>> }> {
  const { mash, areas } = await getConfigurations(tx, on, {
    mash: [contactKind, "mash"],
    areas: [publicAreasKind, "public-areas"],
  });
  const nights = [...new Set(areas.body.areas.map(({ outOfHours }) => outOfHours.name))];
  return {
    desks: { mash: mash.body.name, "out-of-hours": nights.join(" or ") },
    areas: Object.fromEntries(areas.body.areas.map(({ key, name }) => [key, name])),
  };
}

/** In how many days each number is to be rung. */
export const ringWithinDaysOn = async (tx: Tx, on: string): Promise<number> =>
  (await getConfiguration(tx, { kind: directoryNumbersKind, key: "numbers", on })).body
    .ringWithinDays;

/** Whoever can have a number, as this reader may know of them; the team of the MASH is its desk. */
const owners = ({ desks }: { readonly desks: DeskNames }): RawBuilder<unknown> => sql`
  select 'agency' as "of", a.agency_id::text as id, a.name, '' as within, 1 as place from directory.agencies a where ${isOpenAgency}
  union all select 'team', t.team_id::text, t.name, a.name, 2 from directory.teams t
    join directory.agencies a on a.agency_id = t.agency_id where ${isOpenTeam} and not t.receives_concerns
  union all select 'service', s.service_id::text, s.name, s.provider, 3 from directory.services s
    where s.is_provided and s.service_id = any ((select sec.open_services())::uuid[])
  union all select 'role', r.role_id::text, r.name, '', 4 from directory.roles r
  union all select 'desk', d.key, d.name, '', 0 from (values ('mash', ${desks.mash}::text), ('out-of-hours', ${desks["out-of-hours"]}::text)) as d (key, name)`;

type Standing = { readonly today: string; readonly ringWithinDays: number };

/** The numbers that stand on a day with what came of ringing each: a number that was changed since has not been rung. */
const numbers = ({ today, ringWithinDays }: Standing): RawBuilder<unknown> => sql`
  select n.contact_number_id as "contactNumberId", n.used_for as "usedFor", n.phone, n.hours, n.area, n.is_public as "isPublic",
    n.starts_on::text as "startsOn", n.kept_at as "keptAt", n.version, ${shownName<string | null>({ staff: "k", at: "n.kept_at" })} as "keptBy",
    coalesce(n.desk, n.agency_id::text, n.team_id::text, n.service_id::text, n.role_id::text) as "ownerId",
    c.outcome as "lastOutcome", c.rung_at as "lastRungAt", c.name as "lastRungBy", y.rung_at as "answeredAt",
    coalesce(c.outcome <> 'answered', true) or y.rung_at < ${today}::date - ${ringWithinDays}::int as "isToRing"
  from directory.contact_numbers n left join directory.staff k on k.staff_id = n.kept_by
  left join lateral (select o.outcome, o.rung_at, ${shownName({ staff: "w", at: "o.rung_at" })} as name from directory.number_calls o
    join directory.staff w on w.staff_id = o.rung_by where o.contact_number_id = n.contact_number_id and o.phone = n.phone
    order by o.rung_at desc, o.number_call_id desc limit 1) c on true
  left join lateral (select o.rung_at from directory.number_calls o where o.contact_number_id = n.contact_number_id and o.phone = n.phone
    and o.outcome = 'answered' order by o.rung_at desc limit 1) y on true
  where n.starts_on <= ${today}::date and (n.ended_on is null or n.ended_on > ${today}::date)`;

/** A number, or nulls in its place. */
type Row = Owner &
  Omit<ContactNumber, "contactNumberId"> & { readonly contactNumberId: string | null };

const asRow = ({ of, id, name, within, contactNumberId, ...number }: Row): DirectoryRow => ({
  of,
  id,
  name,
  within,
  number: contactNumberId === null ? null : { ...number, contactNumberId },
});

export type DirectoryAsked = Standing & {
  readonly desks: DeskNames;
  /** Of a name, an agency or a number; empty for all. */
  readonly sought?: string;
  readonly show: "all" | "ring";
};

/** Everybody who can be rung, the desks first; without a number only where the whole directory is asked. */
export async function listDirectory(
  tx: Tx,
  { desks, sought = "", show, ...standing }: DirectoryAsked,
): Promise<readonly DirectoryRow[]> {
  const words = `%${sought.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const figures = sought.replaceAll(/\D/g, "");
  const { rows } = await sql<Row>`
    select w."of", w.id, w.name, w.within, n.* from (${owners({ desks })}) w
    left join (${numbers(standing)}) n on n."ownerId" = w.id
    where (${show} = 'all' or n."isToRing")
      and (n."contactNumberId" is not null or w."of" in ('agency', 'team', 'desk') or ${sought} <> '')
      and (${sought} = '' or lower(w.name) like ${words} or lower(w.within) like ${words}
        or (length(${figures}) > 4 and regexp_replace(n.phone, '\\D', '', 'g') like '%' || ${figures} || '%'))
    order by w.place, lower(case when w."of" = 'team' then w.within else w.name end), lower(w.name), w.id, n."usedFor" desc, n.area nulls first`.execute(
    tx,
  );
  return rows.map(asRow);
}

/** Numbers that failed, or that nobody has reached for long: as their list counts them. */
export async function countToRing(tx: Tx, standing: Standing): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${numbers(standing)}) n where n."isToRing"`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Whose page it is; a sensitive service, and what is nothing else, is there for its list alone. */
export async function findOwner(
  tx: Tx,
  { id, desks }: { readonly id: string; readonly desks: DeskNames },
): Promise<Owner | undefined> {
  const { rows } = await sql<Owner>`
    select w."of", w.id, w.name, w.within from (${owners({ desks })}) w
    where w.id = coalesce((select 'mash' from directory.teams t where t.team_id::text = ${id} and t.receives_concerns), ${id})`.execute(
    tx,
  );
  return rows[0];
}

export async function listNumbersOf(
  tx: Tx,
  { id, ...standing }: Standing & { readonly id: string },
): Promise<readonly ContactNumber[]> {
  const { rows } = await sql<ContactNumber>`
    select * from (${numbers(standing)}) n where n."ownerId" = ${id} order by n."usedFor" desc, n.area nulls first`.execute(
    tx,
  );
  return rows;
}

export type FoundNumber = { readonly owner: Owner; readonly number: ContactNumber };

/** One number that stands today, with whose it is. */
export async function findNumber(
  tx: Tx,
  { id, desks, ...standing }: Standing & { readonly id: string; readonly desks: DeskNames },
): Promise<FoundNumber | undefined> {
  const { rows } = await sql<ContactNumber & { readonly ownerId: string }>`
    select * from (${numbers(standing)}) n where n."contactNumberId" = ${id}::uuid`.execute(tx);
  const [found] = rows;
  if (!found) return undefined;
  const { ownerId, ...number } = found;
  const owner = await findOwner(tx, { id: ownerId, desks });
  return owner && { owner, number };
}

export type PersonThere = {
  readonly name: string;
  readonly role: string;
  readonly phone: string | null;
  readonly team: string;
};

/** Who works there today; people of a sensitive service for its list alone. */
export async function listPeopleThere(
  tx: Tx,
  { of, id }: Pick<Owner, "of" | "id">,
  today: string,
): Promise<readonly PersonThere[]> {
  if (of === "service") return [];
  const there = {
    agency: sql`t.agency_id::text = ${id}`,
    team: sql`t.team_id::text = ${id}`,
    role: sql`p.role_id::text = ${id}`,
    desk: sql`${isDeskKey(id) && id === "mash"} and t.receives_concerns`,
  }[of];
  const { rows } = await sql<PersonThere>`
    select distinct s.name, r.name as role, s.phone, t.name as team from directory.posts p
    join directory.staff s on s.staff_id = p.staff_id join directory.roles r on r.role_id = p.role_id
    join directory.teams t on t.team_id = p.team_id
    where ${there} and ${isOpenTeam} and not s.is_service and s.ended_at is null
      and s.staff_id <> all ((select sec.closed_staff(${today}::date))::uuid[])
      and p.starts_on <= ${today}::date and (p.ends_on is null or p.ends_on >= ${today}::date)
    order by s.name, role limit 200`.execute(tx);
  return rows;
}

/** The teams of an agency that this reader may know of, each with a page of its own. */
export async function listTeamsOf(
  tx: Tx,
  agencyId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select t.team_id::text as id, t.name from directory.teams t
    where t.agency_id::text = ${agencyId} and ${isOpenTeam} order by lower(t.name), t.team_id`.execute(
    tx,
  );
  return rows;
}
