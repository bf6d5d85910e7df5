import { sql, type RawBuilder } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { NoMeasure } from "./adult-reads.ts";
import type { ThingStanding } from "./thing-kinds.ts";

export type PendingShow = "renew" | "undecided";

/** A person of concern about whom somebody has to decide: whether the allegation stands, or whether they are a child. */
export type PendingThing = {
  readonly thingId: string;
  readonly label: string;
  readonly standing: ThingStanding;
  readonly reviewBy: string | null;
  readonly owner: string;
  readonly because: NoMeasure | null;
  readonly recordedOn: string;
};

export type PendingQuery = { readonly show: PendingShow; readonly today: string };

/** How long before the day the owner is reminded. */
const remindDays = 14;

const root = sql`t.kind = 'person' and t.withdrawn_on is null and not exists (
  select from subjects.thing_joins j where j.thing_id = t.thing_id and j.parted_at is null)`;

/** In no list: a child or possible child, or a decision that ended. What nobody renewed is of the other kind. */
const undecided = (today: string): RawBuilder<unknown> => sql`${root}
  and t.listed_until < ${today}::date
  and (t.listed_until = '-infinity' or t.review_by is null or t.review_by > t.listed_until)`;

const toRenew = (today: string): RawBuilder<unknown> => sql`${root}
  and t.listed_until > '-infinity' and t.listed_until <= ${addDays(today, remindDays)}::date
  and t.review_by <= t.listed_until`;

const wanted = ({ show, today }: PendingQuery): RawBuilder<unknown> =>
  show === "renew" ? toRenew(today) : undecided(today);

const inPartnership = sql`t.partnership_id = (select sec.partnership())`;
const owner = sql`coalesce(t.renewed_by, t.recorded_by)`;

type Page = PendingQuery & { readonly page: number; readonly pageSize: number };

/** One page, the longest waiting first, and one more to know whether there is a next. */
export async function listPending(tx: Tx, asked: Page): Promise<readonly PendingThing[]> {
  const { page, pageSize, today } = asked;
  const { rows } = await sql<PendingThing>`
    select t.thing_id as "thingId", t.label, t.standing, t.review_by::text as "reviewBy", o.name as owner,
      subjects.no_measure_because(t.thing_id, ${today}::date) as because,
      ((t.recorded_at at time zone 'Europe/London')::date)::text as "recordedOn"
    from subjects.things t join directory.staff o on o.staff_id = ${owner}
    where ${inPartnership} and ${wanted(asked)}
    order by t.listed_until, t.thing_id limit ${pageSize + 1} offset ${(page - 1) * pageSize}`.execute(
    tx,
  );
  return rows;
}

export type PendingCounts = { readonly renew: number; readonly undecided: number };

/** How many there are; of allegations those of one owner alone, where one is given. */
type CountAsked = { readonly today: string; readonly ownerId?: string };

export function pendingCounts({ today, ownerId }: CountAsked): RawBuilder<PendingCounts> {
  const own = ownerId === undefined ? sql`true` : sql`${owner} = ${ownerId}::uuid`;
  return sql<PendingCounts>`
    select (count(*) filter (where ${toRenew(today)} and ${own}))::int as renew,
      (count(*) filter (where ${undecided(today)}))::int as undecided
    from subjects.things t
    where ${inPartnership} and t.kind = 'person' and t.listed_until < 'infinity' and t.withdrawn_on is null`;
}

export async function countPending(tx: Tx, asked: CountAsked): Promise<PendingCounts> {
  return (await pendingCounts(asked).execute(tx)).rows[0] ?? { renew: 0, undecided: 0 };
}
