import { sql, type RawBuilder } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import type { Actor, StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { ledCircles } from "../subjects/index.ts";

export type Unseen = {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly seenOn: string | null;
  readonly aloneOn: string | null;
  readonly openedOn: string | null;
  readonly leads: readonly string[];
};

export type Show = "seen" | "alone";

/** How long is not too long. */
export type Limits = {
  readonly today: string;
  readonly seenWithinDays: number;
  readonly aloneWithinDays: number;
};

type Query = Limits & { readonly show: Show; readonly page: number; readonly pageSize: number };

/** From when it is counted: the last time, or the day on which the record was opened. */
const since = (show: Show): RawBuilder<unknown> =>
  show === "seen"
    ? sql`coalesce(t.seen_on, t.opened_on, date '2000-01-01')`
    : sql`coalesce(t.seen_alone_on, t.opened_on, date '2000-01-01')`;

const isLate = (show: Show, limits: Limits): RawBuilder<unknown> => {
  const days = show === "seen" ? limits.seenWithinDays : limits.aloneWithinDays;
  return sql`${since(show)} < ${addDays(limits.today, -days)}::date`;
};

/** A narrow actor's few children are gathered first; for a wide one the index is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.tracker_entries t`
    : sql`(select person_id from subjects.people offset 0) x join protect.tracker_entries t on t.person_id = x.person_id`;

const cells = (at: Date): RawBuilder<unknown> => sql`
  p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
  t.seen_on as "seenOn", t.seen_alone_on as "aloneOn", t.opened_on as "openedOn",
  array(select s.name from sec.memberships m join directory.staff s on s.staff_id = m.staff_id
    where m.circle_id = p.circle_id and m.basis = 'allocation' and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})
    order by s.name) as leads`;

/** One page of the open children within reach who have not been seen for too long, the longest first. */
export async function listUnseen(
  tx: Tx,
  actor: Actor,
  { at, ...query }: Query & { readonly at: Date },
): Promise<readonly Unseen[]> {
  const { show, page, pageSize } = query;
  const { rows } = await sql<Unseen>`
    with g as (
      select t.* from ${reached(actor)}
      where t.partnership_id = ${actor.partnershipId} and t.is_open and ${isLate(show, query)}
      order by ${since(show)}, t.person_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${cells(at)} from g t join subjects.people p on p.person_id = t.person_id
    order by ${since(show)}, t.person_id`.execute(tx);
  return rows;
}

export type UnseenCounts = Readonly<Record<Show, number>>;

export async function countUnseen(tx: Tx, actor: Actor, limits: Limits): Promise<UnseenCounts> {
  const { rows } = await sql<UnseenCounts>`
    select (count(*) filter (where ${isLate("seen", limits)}))::int as seen,
      (count(*) filter (where ${isLate("alone", limits)}))::int as alone
    from ${reached(actor)} where t.partnership_id = ${actor.partnershipId} and t.is_open`.execute(
    tx,
  );
  return rows[0] ?? { seen: 0, alone: 0 };
}

/** Children whom this person leads and who have not been seen for too long. */
export async function readMyUnseen(
  tx: Tx,
  actor: StaffActor,
  { at, most, ...limits }: Limits & { readonly at: Date; readonly most: number },
): Promise<FirstOf<Unseen>> {
  const { rows } = await sql<Unseen & { total: number }>`
    select ${cells(at)}, ${total} from ${ledCircles(actor.id, at)} m join subjects.people p on p.circle_id = m.circle_id
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where ${isLate("seen", limits)} or ${isLate("alone", limits)}
    order by ${since("seen")}, p.person_id limit ${most}`.execute(tx);
  return firstOf(rows);
}
