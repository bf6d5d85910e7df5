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

export type ServiceReturn = MonthCounts & {
  readonly monthOn: IsoDate;
  readonly places: number;
  readonly wording: string | null;
  readonly returnedBy: string;
  readonly returnedAt: Date;
};

/** The newest month first. */
export async function listReturns(tx: Tx, serviceId: string): Promise<readonly ServiceReturn[]> {
  const { rows } = await sql<ServiceReturn>`
    select r.month_on::text as "monthOn", r.offered as places, r.referred, r.started, r.ended, r.waiting, r.wording,
      s.name as "returnedBy", r.returned_at as "returnedAt"
    from directory.service_returns r join directory.staff s on s.staff_id = r.returned_by
    where r.service_id = ${serviceId}::uuid order by r.month_on desc limit 60`.execute(tx);
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
