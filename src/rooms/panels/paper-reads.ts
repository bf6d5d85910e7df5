import { sql } from "kysely";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { listThingsOf, type Thing, thingKinds, standings } from "../people-and-places/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import { readCaseSheets } from "./case-sheets.ts";
import { readChildren, type RecordedChild } from "./child-contexts.ts";
import { readItemPromises } from "./open-promises.ts";
import type { ThingContext } from "./paper-of.ts";
import type { Earlier } from "./paper-parts.ts";
import type { Sitting } from "./sitting-reads.ts";
import { listReferralsFor, type Referral } from "./referral-reads.ts";

/** What the pages of an agenda are made of, of all that the reader reaches. */
export type Grounds = {
  readonly children: ReadonlyMap<string, RecordedChild>;
  readonly things: ReadonlyMap<string, ThingContext>;
  /** By title, what was promised to the panel before. */
  readonly themes: Awaited<ReturnType<typeof readItemPromises>>;
  readonly referrals: readonly Referral[];
  /** Of cases on places, groups and online spaces, by their id. */
  readonly cases: Awaited<ReturnType<typeof readCaseSheets>>;
};

type ReadQuery = {
  readonly sitting: Pick<Sitting, "panel" | "startsAt">;
  readonly items: readonly AgendaItem[];
  readonly today: string;
  readonly at: Date;
  readonly rooms: Rooms;
};

/** Reads in sets: each kind of fact once, for everything that is on the agenda. */
export async function readGrounds(
  tx: Tx,
  actor: StaffActor,
  { sitting, items, today, at, rooms }: ReadQuery,
): Promise<Grounds> {
  const open = items.filter(({ isRestricted }) => !isRestricted);
  const personIds = holds(actor, "child.view") ? present(open.map((one) => one.personId)) : [];
  const thingIds = present(items.map((one) => one.thingId));
  const referralIds = present(open.map((one) => one.referralId));
  const referrals = await listReferralsFor(tx, actor, { referralIds, thingIds });
  const earlier = await readEarlier(tx, [...personIds, ...thingIds]);
  const titles = present(items.map(({ title }) => title));
  const promises = await readItemPromises(tx, { thingIds, titles, sitting });
  return {
    children: await readChildren(tx, { personIds, sitting, at, earlier, today, rooms, actor }),
    things: await readThings(tx, thingIds, { earlier, referrals, promises, today }),
    themes: promises,
    referrals,
    cases: await readCaseSheets(tx, present(items.map(({ contextId }) => contextId)), today),
  };
}

const present = (ids: readonly (string | null)[]): readonly string[] =>
  ids.filter((id) => id !== null);

type Read = {
  readonly promises: Awaited<ReturnType<typeof readItemPromises>>;
  readonly earlier: ReadonlyMap<string, readonly Earlier[]>;
  readonly referrals: readonly Referral[];
  readonly today: string;
};

async function readThings(
  tx: Tx,
  ids: readonly string[],
  { earlier, referrals, promises, today }: Read,
): Promise<Grounds["things"]> {
  const found = (await listThingsOf(tx, ids)).filter(({ listedUntil }) => listedUntil >= today);
  const ground = (thing: Thing): ThingContext => ({
    label: thing.label,
    kindName: thingKinds[thing.kind].name,
    today,
    facts: [
      ...(thing.standing === null
        ? []
        : [[standings[thing.standing], thing.standingBasis ?? ""] as const]),
      ...(thing.says === null ? [] : [["What is said", thing.says] as const]),
      ["Source", thing.source],
    ],
    referral: referrals.findLast(({ thingId }) => thingId === thing.thingId),
    actions: promises.get(thing.thingId) ?? [],
    earlier: earlier.get(thing.thingId) ?? [],
  });
  return new Map(found.map((thing) => [thing.thingId, ground(thing)]));
}

/** What sittings with approved minutes decided before on each of these, as far as the reader may read it. */
export async function readEarlier(
  tx: Tx,
  ids: readonly string[],
  most = 50,
): Promise<ReadonlyMap<string, readonly Earlier[]>> {
  const { rows } = await sql<Earlier & { id: string }>`
    select x.id, x.on, x.panel, x.wording, x.total from (
      select coalesce(i.person_id, i.thing_id) as id, (s.starts_at at time zone 'Europe/London')::date as on,
        c.body ->> 'abbreviation' as panel, d.wording, s.starts_at, d.item_decision_id,
        row_number() over (partition by coalesce(i.person_id, i.thing_id) order by s.starts_at desc, d.item_decision_id) as nth,
        (count(*) over (partition by coalesce(i.person_id, i.thing_id)))::int as total
      from panels.item_decisions d join panels.agenda_items i on i.agenda_item_id = d.agenda_item_id
      join panels.sittings s on s.sitting_id = i.sitting_id join directory.configuration c on c.configuration_id = s.scheme_id
      where (i.person_id = any (${ids}::uuid[]) or i.thing_id = any (${ids}::uuid[]))
        and s.approved_at is not null and i.taken_off_at is null and d.taken_back_at is null) x
    where x.nth <= ${most} order by x.starts_at desc, x.item_decision_id`.execute(tx);
  return Map.groupBy(rows, ({ id }) => id);
}

/** The same of one child or thing, as many as a page has room for. */
export const listEarlier = async (tx: Tx, id: string): Promise<readonly Earlier[]> =>
  (await readEarlier(tx, [id], 200)).get(id) ?? [];
