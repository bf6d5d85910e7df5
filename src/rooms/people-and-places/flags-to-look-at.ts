import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { unlistedPerson } from "./unlisted-person.ts";

export type FlagList = "late" | "mine" | "still";

/** A flag on a child within reach or on another subject: whichever it is, its page and its words. */
export type ListedFlag = {
  readonly flagId: string;
  readonly type: string;
  readonly reviewBy: string;
  readonly raisedBy: string;
  readonly stillIn: readonly string[];
  readonly personId: string | null;
  readonly thingId: string | null;
  /** The child's name and reference, or what the subject is called, as long as it is listed, and its kind. */
  readonly title: string;
  readonly detail: string;
};

type Query = {
  readonly show: FlagList;
  readonly today: string;
  readonly page: number;
  readonly pageSize: number;
};

/** Of all that stand: those past their day; one's own that are due within two weeks; those that ended and stand elsewhere. */
function wanted({ show, today }: Query, actor: StaffActor): RawBuilder<unknown> {
  const ours = sql`f.partnership_id = ${actor.partnershipId}`;
  if (show === "still") return sql`${ours} and f.still_in <> '{}'`;
  const standing = sql`${ours} and f.ended_on is null`;
  return show === "late"
    ? sql`${standing} and f.review_by < ${today}::date`
    : sql`${standing} and f.raised_by = ${actor.id} and f.review_by <= ${today}::date + 14`;
}

/** A narrow actor's few children are gathered first; for a wide one the index is walked. */
const reached = ({ isWide }: StaffActor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.flags f`
    : sql`(select person_id from subjects.people offset 0) x join protect.flags f on f.person_id = x.person_id`;

/** One page, the longest waiting first, and one more to know whether there is a next. */
export async function listFlagsToLookAt(
  tx: Tx,
  actor: StaffActor,
  query: Query,
): Promise<readonly ListedFlag[]> {
  const { page, pageSize } = query;
  const until = page * pageSize + 1;
  const { rows } = await sql<ListedFlag>`
    with of_children as (
      select f.flag_id, f.type, f.review_by, f.raised_by, f.still_in, f.person_id from ${reached(actor)}
      where ${wanted(query, actor)} order by f.review_by, f.flag_id limit ${until}
    ), of_things as (
      select f.thing_flag_id, f.type, f.review_by, f.raised_by, f.still_in, f.thing_id from protect.thing_flags f
      where ${wanted(query, actor)} order by f.review_by, f.thing_flag_id limit ${until}
    ), both_kinds as (
      select f.flag_id as "flagId", f.type, f.review_by as "reviewBy", f.raised_by, f.still_in as "stillIn",
        f.person_id as "personId", null::uuid as "thingId",
        concat_ws(' ', nullif(p.given_name, ''), p.family_name) as title, p.reference as detail
      from of_children f join subjects.people p on p.person_id = f.person_id
      union all
      select f.thing_flag_id, f.type, f.review_by, f.raised_by, f.still_in, null, t.thing_id,
        case when t.listed_until >= ${query.today}::date then t.label else ${unlistedPerson}::text end, t.kind
      from of_things f join subjects.things t on t.thing_id = f.thing_id
    )
    select b."flagId", b.type, b."reviewBy", s.name as "raisedBy", b."stillIn", b."personId", b."thingId", b.title, b.detail
    from both_kinds b join directory.staff s on s.staff_id = b.raised_by
    order by b."reviewBy", b."flagId" limit ${pageSize + 1} offset ${(page - 1) * pageSize}`.execute(
    tx,
  );
  return rows;
}

export type FlagCounts = Readonly<Record<FlagList, number>>;

export async function countFlagsToLookAt(
  tx: Tx,
  actor: StaffActor,
  today: string,
): Promise<FlagCounts> {
  const { rows } = await sql<FlagCounts>`
    with both_kinds as (
      select f.review_by, f.raised_by, f.ended_on, f.still_in from ${reached(actor)}
      where f.partnership_id = ${actor.partnershipId} and (f.ended_on is null or f.still_in <> '{}')
      union all
      select f.review_by, f.raised_by, f.ended_on, f.still_in from protect.thing_flags f
      where f.partnership_id = ${actor.partnershipId} and (f.ended_on is null or f.still_in <> '{}')
    )
    select (count(*) filter (where f.ended_on is null and f.review_by < ${today}::date))::int as late,
      (count(*) filter (where f.ended_on is null and f.raised_by = ${actor.id} and f.review_by <= ${today}::date + 14))::int as mine,
      (count(*) filter (where f.ended_on is not null))::int as still
    from both_kinds f`.execute(tx);
  return rows[0] ?? { late: 0, mine: 0, still: 0 };
}

type Taken = { readonly flagId: string; readonly system: string };

/** An ended flag was taken out of another system as well. False where it was already. */
export async function takeOutOfChilds(
  tx: Tx,
  { personId, flagId, system }: Taken & { readonly personId: string },
): Promise<boolean> {
  await oneAtATime(tx, `flags ${personId}`);
  const { numUpdatedRows } = await tx
    .updateTable("protect.flags")
    .set((row) => ({
      still_in: sql<string[]>`array_remove(still_in, ${system})`,
      version: row("version", "+", 1),
    }))
    .where("flag_id", "=", flagId)
    .where("person_id", "=", personId)
    .where(sql<boolean>`${system} = any (still_in)`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The same of a flag on another subject. */
export async function takeOutOfThings(
  tx: Tx,
  { thingId, flagId, system }: Taken & { readonly thingId: string },
): Promise<boolean> {
  await oneAtATime(tx, `flags ${thingId}`);
  const { numUpdatedRows } = await tx
    .updateTable("protect.thing_flags")
    .set((row) => ({
      still_in: sql<string[]>`array_remove(still_in, ${system})`,
      version: row("version", "+", 1),
    }))
    .where("thing_flag_id", "=", flagId)
    .where("thing_id", "=", thingId)
    .where(sql<boolean>`${system} = any (still_in)`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
