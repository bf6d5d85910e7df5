import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listAskedTo, type AgendaItem } from "./agenda-reads.ts";
import { listShares, type Share } from "./record-reads.ts";
import { listSittingPeople } from "./sitting-reads.ts";

/** An agency that is asked to a sitting: on how many items, on how many it has said something, and when it was asked. */
export type AgencyUpdates = {
  readonly agencyId: string;
  readonly agency: string;
  readonly items: number;
  readonly said: number;
  readonly times: number;
  readonly lastAsked: Date | null;
};

/**
 * Every agency that is asked, of the items that the reader may read; the partnership’s own office holds
 * no records. Of a sensitive service whose list the reader is not on nothing is counted.
 */
export async function listAgencyUpdates(
  tx: Tx,
  { sittingId, today }: { readonly sittingId: string; readonly today: string },
): Promise<readonly AgencyUpdates[]> {
  const { rows } = await sql<AgencyUpdates>`
    select p.agency_id as "agencyId", a.name as agency, count(distinct i.agenda_item_id)::int as items,
      (count(distinct i.agenda_item_id) filter (where exists (select from panels.item_shares h
        where h.agenda_item_id = i.agenda_item_id and h.agency_id = p.agency_id
          and h.shared_by <> all ((select sec.closed_staff(${today}::date))::uuid[]))))::int as said,
      k.times, k.last as "lastAsked"
    from panels.sitting_people p join directory.agencies a on a.agency_id = p.agency_id
    left join panels.item_people q on q.staff_id = p.staff_id and q.withdrawn_at is null
    left join panels.agenda_items i on i.agenda_item_id = q.agenda_item_id and i.sitting_id = p.sitting_id
      and i.taken_off_at is null and i.title is null and (i.thing_id is null or subjects.is_listed(i.thing_id, ${today}::date))
    cross join lateral (select count(*)::int as times, max(g.asked_at) as last from panels.sitting_askings g
      where g.sitting_id = p.sitting_id and g.agency_id = p.agency_id) k
    where p.sitting_id = ${sittingId}::uuid and a.kind <> 'partnership'
      and p.staff_id <> all ((select sec.closed_staff(${today}::date))::uuid[])
    group by 1, 2, 5, 6 order by a.name limit 200`.execute(tx);
  return rows;
}

/** What the acting person’s agency is asked on one item, and what it said. */
export type OwnUpdate = {
  readonly item: AgendaItem;
  readonly said: readonly Share[];
};

export type OwnUpdates = {
  readonly agencyId: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly updates: readonly OwnUpdate[];
};

type ReadContext = { readonly sittingId: string; readonly today: string };

/** The items to which the acting person is asked for their agency; undefined where they are asked to none. */
export async function findOwnUpdates(
  tx: Tx,
  actor: StaffActor,
  { sittingId, today }: ReadContext,
): Promise<OwnUpdates | undefined> {
  const people = await listSittingPeople(tx, sittingId);
  const own = people.find(({ staffId }) => staffId === actor.id);
  if (!own || own.agencyKind === "partnership") return undefined;
  const items = (await listAskedTo(tx, actor, { sittingId, today })).filter(
    ({ title, isListed }) => title === null && isListed,
  );
  if (items.length === 0) return undefined;
  const ids = items.map(({ itemId }) => itemId);
  const shares = await listShares(tx, ids, { today });
  const { agencyId, agency, agencyKind } = own;
  const mine = shares.filter((one) => one.agencyId === agencyId);
  const updates = items.map((item) => ({
    item,
    said: mine.filter(({ itemId }) => itemId === item.itemId),
  }));
  return { agencyId, agency, agencyKind, updates };
}
