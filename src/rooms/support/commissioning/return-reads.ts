import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Month } from "./months.ts";

/** Numbers of one month of one service. */
export type MonthCounts = {
  readonly referred: number;
  readonly started: number;
  readonly ended: number;
  readonly waiting: number;
};

/** What direct work knows of a month, for who answers for the service; zeros to everybody else. */
export async function knownMonth(
  tx: Tx,
  { serviceId, month }: { readonly serviceId: string; readonly month: Month },
): Promise<MonthCounts> {
  const { rows } = await sql<MonthCounts>`
    select referred, started, ended, waiting
    from protect.service_month(${serviceId}::uuid, ${month.from}::date, ${month.to}::date)`.execute(
    tx,
  );
  return rows[0] ?? { referred: 0, started: 0, ended: 0, waiting: 0 };
}

/** What was returned before it was corrected. */
export type EarlierReturn = MonthCounts & {
  readonly places: number;
  /** Why another took its place. */
  readonly reason: string;
  readonly correctedOn: IsoDate;
};

export type ServiceReturn = MonthCounts & {
  readonly returnId: string;
  /** The one before first. */
  readonly earlier: readonly EarlierReturn[];
  readonly monthOn: IsoDate;
  readonly places: number;
  readonly wording: string | null;
  readonly returnedBy: string;
  readonly returnedAt: Date;
};

/** How often a month was returned: what somebody who corrects it has read. */
export const versionOfReturn = ({ earlier }: Pick<ServiceReturn, "earlier">): number =>
  earlier.length + 1;

/** As each month stands, with what was returned of it before: the newest month first. */
export async function listReturns(tx: Tx, serviceId: string): Promise<readonly ServiceReturn[]> {
  const { rows } = await sql<ServiceReturn>`
    with recursive chain as (
      select r.service_return_id as last, r.replaces_id as before, r.reason, r.returned_at, 1 as back
      from directory.service_returns r where r.service_id = ${serviceId}::uuid
        and not exists (select from directory.service_returns n where n.replaces_id = r.service_return_id)
      union all
      select c.last, b.replaces_id, b.reason, b.returned_at, c.back + 1
      from chain c join directory.service_returns b on b.service_return_id = c.before
    )
    select r.service_return_id as "returnId", r.month_on::text as "monthOn", r.offered as places, r.referred, r.started, r.ended,
      r.waiting, r.wording, s.name as "returnedBy", r.returned_at as "returnedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('places', b.offered, 'referred', b.referred, 'started', b.started,
          'ended', b.ended, 'waiting', b.waiting, 'reason', c.reason,
          'correctedOn', (c.returned_at at time zone 'Europe/London')::date) order by c.back), '[]')
        from chain c join directory.service_returns b on b.service_return_id = c.before
        where c.last = r.service_return_id) as earlier
    from chain h join directory.service_returns r on r.service_return_id = h.last
    join directory.staff s on s.staff_id = r.returned_by
    where h.back = 1 order by r.month_on desc limit 60`.execute(tx);
  return rows;
}

/** A month of a service for which somebody answers, returned or not. */
export type OwnMonth = {
  readonly serviceId: string;
  readonly service: string;
  readonly monthOn: IsoDate;
  readonly isReturned: boolean;
};

type OwnAsked = { readonly staffId: string; readonly months: readonly Month[] };

const isReturned = sql`exists (
  select from directory.service_returns r where r.service_id = s.service_id and r.month_on = m.month_on)`;
const ownMonths = ({ staffId, months }: OwnAsked): RawBuilder<unknown> => sql`
  from directory.service_contacts c join directory.services s on s.service_id = c.service_id
  cross join unnest(${months.map(({ from }) => from)}::date[]) as m (month_on)
  where c.staff_id = ${staffId}::uuid and c.ended_at is null
    and s.open_from <= m.month_on + 31 and (s.open_until is null or s.open_until >= m.month_on)`;

/** The months that the acting person can return, the newest first. */
export async function listOwnMonths(tx: Tx, asked: OwnAsked): Promise<readonly OwnMonth[]> {
  const { rows } = await sql<OwnMonth>`
    select s.service_id as "serviceId", s.name as service, m.month_on::text as "monthOn", ${isReturned} as "isReturned"
    ${ownMonths(asked)} order by m.month_on desc, lower(s.name), s.service_id`.execute(tx);
  return rows;
}

/** Those of them that are not returned yet. */
export const dueMonthCount = (asked: OwnAsked): RawBuilder<{ readonly many: number }> =>
  sql`select count(*)::int as many ${ownMonths(asked)} and not ${isReturned}`;
