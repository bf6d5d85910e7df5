import { sql } from "kysely";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownOwner } from "../../directory/index.ts";
import { families, levelName, schemesOn, things } from "../../protect/index.ts";
import { fullName } from "../../subjects/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { ChildGround, Earlier, OpenPromise, ThingGround } from "./paper-of.ts";
import { listReferralsFor, type Referral } from "./referral-reads.ts";

/** What the pages of an agenda are made of, of all that the reader reaches. */
export type Grounds = {
  readonly children: ReadonlyMap<string, Omit<ChildGround, "referral">>;
  readonly things: ReadonlyMap<string, ThingGround>;
  readonly referrals: readonly Referral[];
};

type Asked = { readonly items: readonly AgendaItem[]; readonly today: string };

/** Reads in sets: each kind of fact once, for everything that is on the agenda. */
export async function readGrounds(
  tx: Tx,
  actor: StaffActor,
  { items, today }: Asked,
): Promise<Grounds> {
  const open = items.filter(({ isRestricted }) => !isRestricted);
  const personIds = holds(actor, "child.view") ? present(open.map((one) => one.personId)) : [];
  const thingIds = present(items.map((one) => one.thingId));
  const referralIds = present(open.map((one) => one.referralId));
  const referrals = await listReferralsFor(tx, actor, { referralIds, thingIds });
  const earlier = await readEarlier(tx, [...personIds, ...thingIds]);
  const read = { earlier, referrals, today };
  return {
    children: await readChildren(tx, personIds, read),
    things: await readThings(tx, thingIds, read),
    referrals,
  };
}

const present = (ids: readonly (string | null)[]): readonly string[] =>
  ids.filter((id) => id !== null);

type Read = {
  readonly earlier: ReadonlyMap<string, readonly Earlier[]>;
  readonly referrals: readonly Referral[];
  readonly today: string;
};

type ChildRow = Pick<ChildGround, "reference" | "bornOn" | "heldBy" | "levelOn" | "isMissing"> & {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly missingCount: number | null;
  readonly level: number | null;
  readonly previousLevel: number | null;
  readonly harm: string;
  readonly flags: readonly string[];
};

async function readChildren(
  tx: Tx,
  ids: readonly string[],
  { earlier, today }: Read,
): Promise<Grounds["children"]> {
  const rows = await listChildren(tx, ids);
  const { scheme, harmScheme, flagScheme } = await schemesOn(tx, today);
  const promises = await readPromises(tx, ids);
  const wrote = await families.saidForPapers(tx, { personIds: ids, today });
  const harmName = (key: string): string =>
    harmScheme.statuses.find((one) => one.key === key)?.name ?? key;
  const flagName = (key: string): string =>
    flagScheme.types.find((one) => one.key === key)?.name ?? key;
  const ground = ({ personId, previousLevel, level, harm, flags, ...row }: ChildRow) => ({
    ...{ ...row, today, name: fullName(row), level: levelName(scheme, level) },
    previousLevel: previousLevel === null ? undefined : levelName(scheme, previousLevel),
    ...{ harm: harmName(harm), flags: flags.map(flagName) },
    actions: promises.get(personId) ?? [],
    wrote: wrote.filter((one) => one.personId === personId),
    earlier: earlier.get(personId) ?? [],
  });
  return new Map(rows.map((row) => [row.personId, ground(row)]));
}

/** As everywhere under the policies of whoever reads: who is out of their reach is not among them. */
async function listChildren(tx: Tx, ids: readonly string[]): Promise<readonly ChildRow[]> {
  const { rows } = await sql<ChildRow>`
    select p.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName", p.reference,
      p.born_on as "bornOn", t.name as "heldBy", e.harm_status as harm, e.level, e.previous_level as "previousLevel",
      e.level_decided_on as "levelOn", e.missing_count as "missingCount",
      exists (select from protect.missing_episodes m where m.person_id = p.person_id
        and m.returned_at is null and m.error_at is null) as "isMissing",
      array(select f.type from protect.flags f where f.person_id = p.person_id and f.ended_on is null
        order by f.flag_id desc) as flags
    from subjects.people p join directory.teams t on t.team_id = p.owning_team_id
    join protect.tracker_entries e on e.person_id = p.person_id
    where p.person_id = any (${ids}::uuid[]) and not p.restricted`.execute(tx);
  return rows;
}

const shown = shownOwner({ staff: "s", agency: "a", at: "w.added_on", forOthers: true });

/** What is open and who owes it; nobody of a sensitive service is named, because others read the page. */
async function readPromises(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenPromise[]>> {
  const { rows } = await sql<OpenPromise & { personId: string }>`
    select w.person_id as "personId", w.wording, w.due_on as "dueOn",
      concat_ws(', ', ${shown.owner}, ${shown.agency}) as owner
    from work.actions w join directory.agencies a on a.agency_id = w.owner_agency_id
    left join directory.staff s on s.staff_id = w.owner_staff_id
    where w.person_id = any (${ids}::uuid[]) and w.state = 'open' order by w.due_on, w.action_id`.execute(
    tx,
  );
  return groupedBy(rows, ({ personId }) => personId);
}

function groupedBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

async function readThings(
  tx: Tx,
  ids: readonly string[],
  { earlier, referrals, today }: Read,
): Promise<Grounds["things"]> {
  const found = await things.listThingsOf(tx, ids);
  const ground = (thing: things.Thing): ThingGround => ({
    ...{ label: thing.label, kindName: things.thingKinds[thing.kind].name, today },
    facts: [
      ...(thing.standing === null
        ? []
        : [[things.standings[thing.standing], thing.standingBasis ?? ""] as const]),
      ...(thing.says === null ? [] : [["What is said", thing.says] as const]),
      ["Source", thing.source],
    ],
    referral: referrals.findLast(({ thingId }) => thingId === thing.thingId),
    earlier: earlier.get(thing.thingId) ?? [],
  });
  return new Map(found.map((thing) => [thing.thingId, ground(thing)]));
}

/** What sittings with approved minutes decided before on each of these, as far as the reader may read it. */
export async function readEarlier(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Earlier[]>> {
  const { rows } = await sql<Earlier & { id: string }>`
    select x.id, x.on, x.panel, x.wording from (
      select coalesce(i.person_id, i.thing_id) as id, (s.starts_at at time zone 'Europe/London')::date as on,
        c.body ->> 'abbreviation' as panel, d.wording, s.starts_at, d.item_decision_id,
        row_number() over (partition by coalesce(i.person_id, i.thing_id) order by s.starts_at desc, d.item_decision_id) as nth
      from panels.item_decisions d join panels.agenda_items i on i.agenda_item_id = d.agenda_item_id
      join panels.sittings s on s.sitting_id = i.sitting_id join directory.configuration c on c.configuration_id = s.scheme_id
      where (i.person_id = any (${ids}::uuid[]) or i.thing_id = any (${ids}::uuid[]))
        and s.approved_at is not null and i.taken_off_at is null) x
    where x.nth <= 50 order by x.starts_at desc, x.item_decision_id`.execute(tx);
  return groupedBy(rows, ({ id }) => id);
}

/** The same of one child or thing. */
export const listEarlier = async (tx: Tx, id: string): Promise<readonly Earlier[]> =>
  (await readEarlier(tx, [id])).get(id) ?? [];
