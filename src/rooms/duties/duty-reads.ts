import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { OpenOrClosed } from "../../platform/lists/open-or-closed.ts";
import { totalsOf, type Rows } from "../../platform/lists/rows.ts";
import { shownName } from "../directory/index.ts";
import type { Duty } from "./duty.ts";

const cells: RawBuilder<Duty> = sql`
  d.duty_id as "dutyId", d.person_id as "personId", d.kind, d.name,
  coalesce((select k ->> 'tells' from jsonb_array_elements(c.body -> 'kinds') k where k ->> 'key' = d.kind limit 1), '') as tells,
  d.wording, d.known_at as "knownAt", d.due_on::text as "dueOn", d.action_id as "actionId", d.outcome,
  d.told_on::text as "toldOn", d.told_to as "toldTo", d.told_by as "toldBy", d.force_reference as "forceReference",
  d.late_reason as "lateReason", d.not_needed as "notNeeded", ${shownName<string | null>({ staff: "e", at: "d.closed_at" })} as "closedBy", d.closed_at as "closedAt",
  ${shownName({ staff: "b", at: "d.recorded_at" })} as "recordedBy", d.recorded_at as "recordedAt", d.version`;
const joined: RawBuilder<unknown> = sql`
  join directory.configuration c on c.configuration_id = d.scheme_id
  join directory.staff b on b.staff_id = d.recorded_by left join directory.staff e on e.staff_id = d.closed_by`;

/** Of one child: what is to be told first. */
export async function listDuties(tx: Tx, personId: string): Promise<readonly Duty[]> {
  const { rows } = await sql<Duty>`
    select ${cells} from protect.duties d ${joined} where d.person_id = ${personId}::uuid
    order by d.closed_at is not null, d.due_on, d.duty_id limit 200`.execute(tx);
  return rows;
}

export async function findDuty(
  tx: Tx,
  { personId, dutyId }: { readonly personId: string; readonly dutyId: string },
): Promise<Duty | undefined> {
  const { rows } = await sql<Duty>`
    select ${cells} from protect.duties d ${joined}
    where d.person_id = ${personId}::uuid and d.duty_id = ${dutyId}::uuid`.execute(tx);
  return rows[0];
}

export type ListedDuty = Duty & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

export type DutyQuery = OpenOrClosed<"late" | "open">;

const shown = ({ show, today }: DutyQuery): RawBuilder<unknown> => {
  if (show === "closed") return sql`d.closed_at is not null`;
  return show === "late"
    ? sql`d.closed_at is null and d.due_on < ${today}::date`
    : sql`d.closed_at is null`;
};

/** Of children within reach, the first due first. */
export const dutyRows: Rows<ListedDuty, DutyQuery, "closed" | "due"> = {
  from: sql`protect.duties`,
  as: "d",
  key: "duty_id",
  narrow: "by-child",
  wide: "rows",
  where: (asked) => sql`d.partnership_id = ${asked.partnershipId} and ${shown(asked)}`,
  orders: { due: sql`d.due_on`, closed: sql`d.closed_at desc` },
  cells: sql`${cells}, p.reference, p.family_name as "familyName", p.given_name as "givenName"`,
  joins: sql`join subjects.people p on p.person_id = d.person_id ${joined}`,
};

export type DutyCounts = { readonly open: number; readonly late: number };

type CountAsked = { readonly actor: Actor; readonly today: string };

export function dutyCounts({ actor, today }: CountAsked): RawBuilder<DutyCounts> {
  const { partnershipId, isWide } = actor;
  const totals = sql<DutyCounts>`count(*)::int as open,
    (count(*) filter (where d.due_on < ${today}::date))::int as late`;
  const query = { partnershipId, show: "open", today } as const;
  return totalsOf(dutyRows, { query, isWide, totals });
}

export async function countDuties(tx: Tx, asked: CountAsked): Promise<DutyCounts> {
  return (await dutyCounts(asked).execute(tx)).rows[0] ?? { open: 0, late: 0 };
}
