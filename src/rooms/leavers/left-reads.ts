import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import {
  childOfLeaverRow,
  leaverHoldings,
  leaverWork,
  type ChildOfLeaverRow,
  type HeldRow,
  type LeaverHolding,
  type LeaverQuery,
  type LeaverRow,
  type LeaverWork,
} from "../child-record/index.ts";

/** A place in a circle that somebody leaves, or left with nobody leading for the child since. */
export type LeftPlace = ChildOfLeaverRow & {
  readonly membershipId: string;
  readonly basis: string;
  readonly isOver: boolean;
};

/** Work of one kind that goes over by a tick. */
export type LeftKind = { readonly work: LeaverWork; readonly rows: readonly LeaverRow[] };
export type LeftHolding = { readonly holding: LeaverHolding; readonly rows: readonly HeldRow[] };

/** What somebody leaves of what the reader reaches, by name. */
export type Left = {
  readonly places: readonly LeftPlace[];
  readonly promises: readonly LeaverRow[];
  readonly holdings: readonly LeftHolding[];
};

/** How much it is in all, whoever reaches it. */
export type Sums = {
  readonly places: number;
  readonly promises: number;
  readonly meetings: number;
  readonly concerns: number;
  readonly papers: number;
  /** Files that they took out and whose destruction nobody has confirmed. */
  readonly exports: readonly string[];
};

/** Undefined where this is nobody who leaves a team of the reader's. */
export async function findSums(tx: Tx, { staffId, at }: LeaverQuery): Promise<Sums | undefined> {
  const { rows } = await sql<Sums>`
    select places, promises, meetings, concerns, papers, exports
    from govern.left_by(${staffId}::uuid, ${at})`.execute(tx);
  return rows[0];
}

/** The page of one leaver: of what goes over by a tick, the places and the actions. */
export async function readLeft(tx: Tx, of: LeaverQuery, rooms: Rooms): Promise<Left> {
  const places = await listPlaces(tx, of);
  const [actions] = await listLeftKinds(tx, of, actionsOnly(rooms));
  const promises = actions?.rows ?? [];
  const holdings: LeftHolding[] = [];
  for (const holding of leaverHoldings.allIn(rooms))
    holdings.push({ holding, rows: await holding.list(tx, of) });
  return { places, promises, holdings };
}

/** Of what goes over by a tick, that which has a part of its own on the leaver's page. */
export const actionsOnly = (rooms: Rooms): readonly LeaverWork[] =>
  leaverWork.allIn(rooms).filter(({ key }) => key === "promises");

/** What goes over by a tick, kind by kind. */
export async function listLeftKinds(
  tx: Tx,
  of: LeaverQuery,
  works: readonly LeaverWork[],
): Promise<readonly LeftKind[]> {
  const kinds: LeftKind[] = [];
  for (const work of works) kinds.push({ work, rows: await work.list(tx, of) });
  return kinds;
}

export async function listPlaces(
  tx: Tx,
  { staffId, at }: LeaverQuery,
): Promise<readonly LeftPlace[]> {
  const { rows } = await sql<LeftPlace>`
    select ${childOfLeaverRow}, m.membership_id as "membershipId", m.basis, m.ends_at is not null and m.ends_at <= ${at} as "isOver"
    from sec.memberships m join subjects.people p on p.circle_id = m.circle_id
    where m.staff_id = ${staffId} and m.basis <> 'emergency' and m.starts_at <= ${at}
      and (m.basis = 'allocation'
        or m.staff_id <> all ((select sec.closed_staff((${at}::timestamptz at time zone 'Europe/London')::date))::uuid[]))
      and (m.ends_at is null or m.ends_at > ${at} or (m.basis = 'allocation' and m.end_reason = 'Left the partnership'
        and not exists (select from sec.memberships o where o.circle_id = m.circle_id and o.basis = 'allocation'
          and o.starts_at >= m.starts_at and o.membership_id <> m.membership_id and (o.ends_at is null or o.ends_at > ${at}))))
    order by m.basis <> 'allocation', p.sort_name, p.person_id`.execute(tx);
  return rows;
}
