import { sql } from "kysely";
import { londonDate } from "../../../kernel/dates.ts";
import { dueOrSooner, type Within } from "../../../kernel/due.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { nothing, type FirstOf } from "../../../platform/database/first-of.ts";
import { getWorkingCalendar, listPostHolders } from "../../directory/index.ts";
import type { Merge } from "./merge-reads.ts";
import { mayTakeApart } from "./own-merge.ts";
import { isToTell } from "./who-tells.ts";

/** Two records that were taken apart, with people who are still to be told. */
export type ToTell = Pick<Merge, Shown> & { readonly inAll: number; readonly dueOn: string };

type Shown =
  | ("mergeId" | "personId" | "otherId" | "reference" | "familyName" | "givenName")
  | ("otherReference" | "breachReference" | "stillToTell");

type Row = Omit<ToTell, "dueOn"> &
  Pick<Merge, "joinedBy"> & { readonly splitBy: string; readonly splitAt: Date };

/** More mistakes than these are nobody's week. */
const mostUntold = 200;

/** Within reach, the longest apart first: who may not read whom to tell finds none. */
async function listUntold(tx: Tx, partnershipId: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with untold as materialized (
      select w.merge_id, count(*)::int as "left" from subjects.merge_tells w
      where w.partnership_id = ${partnershipId} and not w.is_told group by w.merge_id
    )
    select m.merge_id as "mergeId", m.person_id as "personId", m.other_person_id as "otherId", p.reference,
      p.family_name as "familyName", p.given_name as "givenName", m.other_reference as "otherReference",
      m.breach_reference as "breachReference", u.left as "stillToTell",
      (select count(*)::int from subjects.merge_tells w where w.merge_id = m.merge_id) as "inAll",
      m.split_by as "splitBy", array[m.proposed_by, m.agreed_by] as "joinedBy", m.split_at as "splitAt"
    from untold u join subjects.merges m on m.merge_id = u.merge_id and m.split_at is not null
    join subjects.people p on p.person_id = m.person_id
    order by m.split_at, m.merge_id limit ${mostUntold}`.execute(tx);
  return rows;
}

type ReadQuery = {
  readonly at: Date;
  readonly most: number;
  /** How soon everybody is to be told. */
  readonly tellWithin: Within;
};

/** Whom the actor is to tell that two records were joined by mistake: a line for each two, the longest due first. */
export async function readMyTellings(
  tx: Tx,
  actor: StaffActor,
  { at, most, tellWithin }: ReadQuery,
): Promise<FirstOf<ToTell>> {
  if (!holds(actor, "record.merge")) return nothing;
  const untold = await listUntold(tx, actor.partnershipId);
  if (untold.length === 0) return nothing;
  const today = londonDate(at);
  const calendar = await getWorkingCalendar(tx);
  const holders = await listPostHolders(tx, { permission: "record.merge", on: today });
  const asked = { staffId: actor.id, today, able: new Set(holders.map((one) => one.staffId)) };
  const mine: ToTell[] = [];
  for (const { splitBy, joinedBy, splitAt, ...line } of untold) {
    const dueOn = londonDate(dueOrSooner(splitAt, tellWithin, calendar));
    if (!isToTell({ splitBy, joinedBy, dueOn }, asked)) continue;
    // The list is opened by a post that reaches the record, and a line leads to it.
    if (await mayTakeApart({ tx, actor, now: at }, line)) mine.push({ ...line, dueOn });
  }
  return { rows: mine.slice(0, most), total: mine.length };
}
