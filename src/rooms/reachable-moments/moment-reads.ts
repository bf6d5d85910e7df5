import { sql, type RawBuilder } from "kysely";
import type { Actor, StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { shownName } from "../directory/index.ts";
import { circlesOf } from "../subjects/index.ts";
import type { MomentKind } from "./moments-config.ts";

export type MomentOutcome = "reached" | "not-wanted" | "decided-not";

/** A moment at which a child may be reached, with its kind in the words of its day. */
export type Moment = {
  readonly momentId: string;
  readonly personId: string;
  readonly kind: string;
  readonly name: string;
  readonly happenedAt: Date;
  readonly dueAt: Date;
  readonly source: string;
  readonly wording: string | null;
  readonly origin: "person" | "return" | "move" | "exclusion";
  readonly outcome: MomentOutcome | null;
  readonly closedAt: Date | null;
  readonly recordedBy: string;
  readonly version: number;
};

type Row = Omit<Moment, "name"> & { readonly kinds: readonly MomentKind[] };

const columns: RawBuilder<unknown> = sql`m.moment_id as "momentId", m.person_id as "personId", m.kind, c.body -> 'kinds' as kinds,
  m.happened_at as "happenedAt", m.due_at as "dueAt", m.source, m.wording, m.origin, m.outcome, m.closed_at as "closedAt",
  ${shownName({ staff: "s", at: "m.recorded_at" })} as "recordedBy", m.version`;
const joins: RawBuilder<unknown> = sql`join directory.configuration c on c.configuration_id = m.scheme_id
  join directory.staff s on s.staff_id = m.recorded_by`;

function named<T extends Row>({ kinds, ...row }: T): Omit<T, "kinds"> & { readonly name: string } {
  return { ...row, name: kinds.find(({ key }) => key === row.kind)?.name ?? row.kind };
}

/** Of one child, what is open first, then the newest. */
export async function listMoments(tx: Tx, personId: string): Promise<readonly Moment[]> {
  const { rows } = await sql<Row>`
    select ${columns} from protect.moments m ${joins} where m.person_id = ${personId}::uuid
    order by m.closed_at is not null, m.happened_at desc, m.moment_id desc limit 100`.execute(tx);
  return rows.map(named);
}

export async function findMoment(
  tx: Tx,
  { personId, momentId }: { readonly personId: string; readonly momentId: string },
): Promise<Moment | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from protect.moments m ${joins}
    where m.person_id = ${personId}::uuid and m.moment_id = ${momentId}::uuid`.execute(tx);
  return rows.map(named)[0];
}

/** Whether a moment was made from this already: a return is one moment, however often it is saved. */
export async function isMadeFrom(tx: Tx, originId: string): Promise<boolean> {
  const found = await tx
    .selectFrom("protect.moments")
    .select("moment_id")
    .where("origin_id", "=", originId)
    .executeTakeFirst();
  return found !== undefined;
}

export type Attempt = {
  readonly attemptId: string;
  readonly outcome: MomentOutcome | "tried";
  readonly byWhom: string;
  readonly happenedAt: Date;
  readonly wording: string;
  readonly recordedBy: string;
};

export async function listAttempts(tx: Tx, momentId: string): Promise<readonly Attempt[]> {
  const { rows } = await sql<Attempt>`
    select a.moment_attempt_id as "attemptId", a.outcome, a.by_whom as "byWhom", a.happened_at as "happenedAt", a.wording,
      ${shownName({ staff: "s", at: "a.recorded_at" })} as "recordedBy"
    from protect.moment_attempts a join directory.staff s on s.staff_id = a.recorded_by
    where a.moment_id = ${momentId}::uuid order by a.happened_at desc, a.moment_attempt_id desc`.execute(
    tx,
  );
  return rows;
}

/** An adult the child trusts, as the child says, and how to reach them. */
export type Trusted = {
  readonly name: string;
  readonly relationship: string;
  readonly reachedBy: string | null;
};

/** What somebody needs before they go: whom the child trusts, and what the child wants. */
export type Before = { readonly trusted: readonly Trusted[]; readonly wants: string | null };

export async function readBefore(tx: Tx, personId: string): Promise<Before> {
  const { rows } = await sql<Trusted>`
    select t.name, t.relationship, t.reached_by as "reachedBy" from protect.trusted_adults t
    join protect.plans l on l.plan_id = t.plan_id and l.closed_on is null
    where t.person_id = ${personId}::uuid and t.ended_on is null order by t.trusted_adult_id limit 20`.execute(
    tx,
  );
  const plan = await tx
    .selectFrom("protect.plans")
    .select("child_wants as wants")
    .where("person_id", "=", personId)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return { trusted: rows, wants: plan?.wants ?? null };
}

/** With whose it is. */
export type MomentOf = Moment & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

type RowOf = Row & Pick<MomentOf, "reference" | "familyName" | "givenName">;

/** A narrow actor's few children are gathered first; for a wide one the index of what is open is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.moments m`
    : sql`(select person_id from subjects.people offset 0) x join protect.moments m on m.person_id = x.person_id`;

const cells: RawBuilder<unknown> = sql`${columns}, p.reference, p.family_name as "familyName", p.given_name as "givenName"`;

export type MomentsQuery = { readonly page: number; readonly pageSize: number };

/** One page of what is open within reach, what is due first at the top. */
export async function listOpenMoments(
  tx: Tx,
  actor: Actor,
  { page, pageSize }: MomentsQuery,
): Promise<readonly MomentOf[]> {
  const { rows } = await sql<RowOf>`
    with m as (
      select m.* from ${reached(actor)} where m.partnership_id = ${actor.partnershipId} and m.closed_at is null
      order by m.due_at, m.moment_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${cells} from m ${joins} join subjects.people p on p.person_id = m.person_id
    order by m.due_at, m.moment_id`.execute(tx);
  return rows.map(named);
}

export type MomentCounts = { readonly open: number; readonly late: number };

export async function countOpenMoments(tx: Tx, actor: Actor, now: Date): Promise<MomentCounts> {
  const { rows } = await sql<MomentCounts>`
    select count(*)::int as open, (count(*) filter (where m.due_at < ${now}::timestamptz - interval '1 minute'))::int as late
    from ${reached(actor)} where m.partnership_id = ${actor.partnershipId} and m.closed_at is null`.execute(
    tx,
  );
  return rows[0] ?? { open: 0, late: 0 };
}

/** Open moments of children in whose circle this person stands, that have come. */
export async function readMyMoments(
  tx: Tx,
  { id }: StaffActor,
  { now, most }: { readonly now: Date; readonly most: number },
): Promise<FirstOf<MomentOf>> {
  const { rows } = await sql<RowOf & { total: number }>`
    select ${cells}, ${total} from ${circlesOf(id, now, ["allocation", "team-around-the-child"])} o
    join subjects.people p on p.circle_id = o.circle_id
    join protect.moments m on m.person_id = p.person_id and m.closed_at is null
      and (m.happened_at at time zone 'Europe/London')::date <= (${now}::timestamptz at time zone 'Europe/London')::date ${joins}
    order by m.due_at, m.moment_id limit ${most}`.execute(tx);
  const found = firstOf(rows);
  return { ...found, rows: found.rows.map(named) };
}
