import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { readOpenOrClosed, type OpenOrClosed } from "../../platform/lists/open-or-closed.ts";
import { totalsOf, type Rows } from "../../platform/lists/rows.ts";
import { shownName } from "../directory/index.ts";
import { newestOf, type Decision, type RequestStep, type VictimRequest } from "./request.ts";

type Row = Omit<VictimRequest, "decisions">;

const cells: RawBuilder<unknown> = sql`
  r.victim_request_id as "victimRequestId", r.person_id as "personId", c.body, r.asker, r.asker_name as "askerName",
  a.name as agency, r.force_reference as "forceReference", r.written, r.asked_on::text as "askedOn", r.enquiry, r.necessity,
  r.materials, r.due_on::text as "dueOn", r.state, r.closed_because as "closedBecause", r.closed_words as "closedWords",
  ${shownName({ staff: "b", at: "r.recorded_at" })} as "recordedBy", r.recorded_at as "recordedAt", r.version`;
const joined: RawBuilder<unknown> = sql`
  join directory.configuration c on c.configuration_id = r.scheme_id join directory.agencies a on a.agency_id = r.agency_id
  join directory.staff b on b.staff_id = r.recorded_by`;

/** Of one child, those that the reader may see: what is open first. */
export async function listRequests(tx: Tx, personId: string): Promise<readonly VictimRequest[]> {
  const { rows } = await sql<Row>`
    select ${cells} from protect.victim_requests r ${joined} where r.person_id = ${personId}::uuid
    order by r.state = 'closed', r.due_on, r.victim_request_id limit 200`.execute(tx);
  return withDecisions(tx, rows);
}

export async function findRequest(
  tx: Tx,
  { personId, victimRequestId }: { readonly personId: string; readonly victimRequestId: string },
): Promise<VictimRequest | undefined> {
  const { rows } = await sql<Row>`
    select ${cells} from protect.victim_requests r ${joined}
    where r.person_id = ${personId}::uuid and r.victim_request_id = ${victimRequestId}::uuid`.execute(
    tx,
  );
  const [found] = await withDecisions(tx, rows);
  return found;
}

/** What was done on it, the first first; nothing for those who do not decide. */
export async function listSteps(tx: Tx, victimRequestId: string): Promise<readonly RequestStep[]> {
  const { rows } = await sql<RequestStep>`
    select s.step, s.whom, s.materials, s.given_to as "givenTo", s.wording, s.happened_on::text as "happenedOn",
      ${shownName({ staff: "b", at: "s.recorded_at" })} as "recordedBy", s.recorded_at as "recordedAt"
    from protect.victim_request_steps s join directory.staff b on b.staff_id = s.recorded_by
    where s.victim_request_id = ${victimRequestId}::uuid
    order by s.recorded_at, s.victim_request_step_id limit 200`.execute(tx);
  return rows;
}

async function withDecisions<R extends Row>(
  tx: Tx,
  rows: readonly R[],
): Promise<readonly (R & Pick<VictimRequest, "decisions">)[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ victimRequestId }) => victimRequestId);
  const { rows: all } = await sql<Decision & { readonly victimRequestId: string }>`
    select d.victim_request_id as "victimRequestId", d.material, d.is_counselling as "isCounselling", d.outcome, d.reason,
      d.value_reason as "valueReason", ${shownName({ staff: "b", at: "d.decided_at" })} as "decidedBy", d.decided_at as "decidedAt"
    from protect.victim_request_decisions d join directory.staff b on b.staff_id = d.decided_by
    where d.victim_request_id = any (${ids}::uuid[])
    order by d.decided_at, d.victim_request_decision_id`.execute(tx);
  const byId = Map.groupBy(all, ({ victimRequestId }) => victimRequestId);
  return rows.map((row) => ({
    ...row,
    decisions: newestOf(row.materials, byId.get(row.victimRequestId) ?? []),
  }));
}

/** One in the list of all, with whose information is asked for. */
export type ListedRequest = VictimRequest & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

export type RequestQuery = OpenOrClosed<"late" | "open">;

const shown = ({ show, today }: RequestQuery): RawBuilder<unknown> => {
  if (show === "closed") return sql`r.state = 'closed'`;
  return show === "late"
    ? sql`r.state <> 'closed' and r.due_on < ${today}::date`
    : sql`r.state <> 'closed'`;
};

/** Those of children within reach that the reader may see, the first due first. */
export const requestRows: Rows<Omit<ListedRequest, "decisions">, RequestQuery, "closed" | "due"> = {
  from: sql`protect.victim_requests`,
  as: "r",
  key: "victim_request_id",
  narrow: "by-child",
  wide: "rows",
  where: (asked) => sql`r.partnership_id = ${asked.partnershipId} and ${shown(asked)}`,
  orders: { due: sql`r.due_on`, closed: sql`r.closed_at desc` },
  cells: sql`${cells}, p.reference, p.family_name as "familyName", p.given_name as "givenName"`,
  joins: sql`join subjects.people p on p.person_id = r.person_id ${joined}`,
};

export const listAllRequests = async (
  tx: Tx,
  asked: Parameters<typeof readOpenOrClosed<unknown, "late" | "open">>[2],
): Promise<readonly ListedRequest[]> =>
  withDecisions(tx, await readOpenOrClosed(tx, requestRows, asked));

export type RequestCounts = {
  readonly open: number;
  readonly late: number;
  readonly toDecide: number;
};

type CountAsked = { readonly actor: Actor; readonly today: string };

export function requestCounts({ actor, today }: CountAsked): RawBuilder<RequestCounts> {
  const { partnershipId, isWide } = actor;
  const totals = sql<RequestCounts>`count(*)::int as open,
    (count(*) filter (where r.due_on < ${today}::date))::int as late,
    (count(*) filter (where r.state in ('open', 'challenged')))::int as "toDecide"`;
  const query = { partnershipId, show: "open", today } as const;
  return totalsOf(requestRows, { query, isWide, totals });
}

export async function countRequests(tx: Tx, asked: CountAsked): Promise<RequestCounts> {
  return (await requestCounts(asked).execute(tx)).rows[0] ?? { open: 0, late: 0, toDecide: 0 };
}
