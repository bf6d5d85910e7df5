import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { readRows, totalsOf, type PageAsked, type Rows } from "../../platform/lists/rows.ts";
import { shownName } from "../directory/index.ts";
import type { Investigation, Step } from "./investigation.ts";

const cells: RawBuilder<Investigation> = sql`
  i.investigation_id as "investigationId", i.person_id as "personId", c.body, i.operation, i.crime_references as "crimeReferences",
  i.force, coalesce(i.officer_name, ${shownName<string | null>({ staff: "o", at: "i.recorded_at" })}) as officer, i.crime_flags as "crimeFlags", i.is_enhanced as "isEnhanced",
  i.opened_on::text as "openedOn", i.state, i.state_on::text as "stateOn", i.update_due_on::text as "updateDueOn",
  i.review_due_on::text as "reviewDueOn", i.escalation_due_at as "escalationDueAt", i.compensation_due_on::text as "compensationDueOn",
  i.compensation_alert_on::text as "compensationAlertOn", i.compensation_settled as "isCompensationSettled", i.due_on::text as "dueOn",
  ${shownName({ staff: "b", at: "i.recorded_at" })} as "recordedBy", i.recorded_at as "recordedAt", i.version`;
const joined: RawBuilder<unknown> = sql`
  join directory.configuration c on c.configuration_id = i.scheme_id
  join directory.staff b on b.staff_id = i.recorded_by left join directory.staff o on o.staff_id = i.officer_id`;

/** Of one child: what is open first. */
export async function listInvestigations(
  tx: Tx,
  personId: string,
): Promise<readonly Investigation[]> {
  const { rows } = await sql<Investigation>`
    select ${cells} from protect.investigations i ${joined} where i.person_id = ${personId}::uuid
    order by i.state = 'ended', i.due_on, i.investigation_id limit 200`.execute(tx);
  return rows;
}

type Asked = { readonly personId: string; readonly investigationId: string };

export async function findInvestigation(
  tx: Tx,
  { personId, investigationId }: Asked,
): Promise<Investigation | undefined> {
  const { rows } = await sql<Investigation>`
    select ${cells} from protect.investigations i ${joined}
    where i.person_id = ${personId}::uuid and i.investigation_id = ${investigationId}::uuid`.execute(
    tx,
  );
  return rows[0];
}

/** What was done in it, the first first. */
export async function listSteps(tx: Tx, investigationId: string): Promise<readonly Step[]> {
  const { rows } = await sql<Step>`
    select s.step, s.about, s.outcome, s.measures, s.told,
      coalesce(s.told_name, (select coalesce(e.name, e.described) from protect.around_entries e where e.around_id = s.around_id
        and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id) limit 1)) as "toldName",
      s.way, s.done_by as "doneBy", s.wording, s.happened_on::text as "happenedOn", s.due_on::text as "dueOn",
      ${shownName({ staff: "b", at: "s.recorded_at" })} as "recordedBy", s.recorded_at as "recordedAt"
    from protect.investigation_steps s join directory.staff b on b.staff_id = s.recorded_by
    where s.investigation_id = ${investigationId}::uuid
    order by s.recorded_at, s.investigation_step_id limit 500`.execute(tx);
  return rows;
}

export type ListedInvestigation = Investigation & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

export type InvestigationShow = "due" | "ended" | "open";
export type InvestigationQuery = Pick<Actor, "partnershipId"> & {
  readonly show: InvestigationShow;
  readonly today: string;
};

const shown = ({ show, today }: InvestigationQuery): RawBuilder<unknown> => {
  if (show === "ended") return sql`i.state = 'ended'`;
  return show === "due" ? sql`i.due_on <= ${today}::date` : sql`i.state <> 'ended'`;
};

/** Of children within reach, the first due first. */
export const investigationRows: Rows<
  ListedInvestigation,
  InvestigationQuery,
  "due" | "ended" | "open"
> = {
  from: sql`protect.investigations`,
  as: "i",
  key: "investigation_id",
  narrow: "by-child",
  wide: "rows",
  where: (asked) => sql`i.partnership_id = ${asked.partnershipId} and ${shown(asked)}`,
  orders: {
    due: sql`i.due_on`,
    open: sql`coalesce(i.due_on, 'infinity'::date)`,
    ended: sql`i.state_on desc`,
  },
  cells: sql`${cells}, p.reference, p.family_name as "familyName", p.given_name as "givenName"`,
  joins: sql`join subjects.people p on p.person_id = i.person_id ${joined}`,
};

type ListAsked = PageAsked & {
  readonly actor: Actor;
  readonly show: InvestigationShow;
  readonly today: string;
};

export function listAllInvestigations(
  tx: Tx,
  { actor, show, today, page, pageSize }: ListAsked,
): Promise<readonly ListedInvestigation[]> {
  const { partnershipId, isWide } = actor;
  return readRows(tx, investigationRows, {
    query: { partnershipId, show, today },
    isWide,
    order: show,
    page,
    pageSize,
    peeks: true,
  });
}

type CountAsked = { readonly actor: Actor; readonly today: string };

/** What is due or overdue. */
export function dueCount({ actor, today }: CountAsked): RawBuilder<{ readonly due: number }> {
  const { partnershipId, isWide } = actor;
  const query = { partnershipId, show: "due", today } as const;
  const totals = sql<{ due: number }>`count(*)::int as due`;
  return totalsOf(investigationRows, { query, isWide, totals });
}

export const countDue = async (tx: Tx, asked: CountAsked): Promise<number> =>
  (await dueCount(asked).execute(tx)).rows[0]?.due ?? 0;
