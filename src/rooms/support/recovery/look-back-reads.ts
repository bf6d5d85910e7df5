import { sql, type RawBuilder } from "kysely";
import { addDays } from "../../../kernel/dates.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../../platform/database/first-of.ts";
import { shownName } from "../../directory/index.ts";
import { ledCircles } from "../../subjects/index.ts";
import type { After, Answer } from "./look-back-words.ts";

export type LookBack = {
  readonly lookBackId: string;
  readonly after: After;
  readonly from: string;
  readonly months: number;
  readonly dueOn: string;
  readonly answer: Answer | null;
  readonly answeredOn: string | null;
  readonly source: string | null;
  readonly wording: string | null;
  readonly answeredBy: string | null;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  l.look_back_id as "lookBackId", l.after, l.from_on as "from", l.months, l.due_on as "dueOn", l.answer,
  l.answered_on as "answeredOn", l.source, l.wording, ${shownName({ staff: "b", at: "l.answered_at" })} as "answeredBy", l.version`;

/** Of one child: those that nobody answered first, the first due first. */
export async function listLookBacks(tx: Tx, personId: string): Promise<readonly LookBack[]> {
  const { rows } = await sql<LookBack>`
    select ${cells} from protect.look_backs l left join directory.staff b on b.staff_id = l.answered_by
    where l.person_id = ${personId}::uuid
    order by (l.answer is not null), l.due_on, l.look_back_id limit 100`.execute(tx);
  return rows;
}

export async function findLookBack(
  tx: Tx,
  { personId, lookBackId }: { readonly personId: string; readonly lookBackId: string },
): Promise<LookBack | undefined> {
  const { rows } = await sql<LookBack>`
    select ${cells} from protect.look_backs l left join directory.staff b on b.staff_id = l.answered_by
    where l.look_back_id = ${lookBackId}::uuid and l.person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

export type MyLookBack = LookBack & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

/** Shown this long before one is due. */
const ahead = 14;

/**
 * Look-backs that are due of children whom this person leads, and of those who have nobody that leads,
 * those that follow from this person's own work.
 */
export async function readMyLookBacks(
  tx: Tx,
  actor: StaffActor,
  { at, today, most }: { readonly at: Date; readonly today: string; readonly most: number },
): Promise<FirstOf<MyLookBack>> {
  const isDue = sql`l.answer is null and l.due_on <= ${addDays(today, ahead)}::date`;
  const leads = sql`m.basis = 'allocation' and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})`;
  const { rows } = await sql<MyLookBack & { total: number }>`
    with mine as (
      select l.look_back_id from ${ledCircles(actor.id, at)} m join subjects.people q on q.circle_id = m.circle_id
      join protect.look_backs l on l.person_id = q.person_id
      where ${isDue}
      union
      select l.look_back_id from protect.look_backs l
      where ${isDue} and l.asked_by = ${actor.id} and not exists (
        select from subjects.people q join sec.memberships m on m.circle_id = q.circle_id
        where q.person_id = l.person_id and ${leads})
    )
    select ${cells}, p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName", ${total}
    from mine join protect.look_backs l on l.look_back_id = mine.look_back_id
    join subjects.people p on p.person_id = l.person_id
    left join directory.staff b on b.staff_id = l.answered_by
    order by l.due_on, l.look_back_id limit ${most}`.execute(tx);
  return firstOf(rows);
}
