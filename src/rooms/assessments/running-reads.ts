import { sql, type RawBuilder } from "kysely";
import type { Actor, StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { shownName } from "../directory/index.ts";
import { stepsOf, type Assessment } from "./assessment-reads.ts";

/** An assessment that runs, with whose it is. */
export type Running = Pick<
  Assessment,
  "assessmentId" | "kind" | "body" | "clockFrom" | "startedOn" | "finishedOn" | "dueOn" | "steps"
> & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly lead: string;
  readonly pausedOn: string | null;
};

export type RunningQuery = {
  readonly today: string;
  readonly onlyLate: boolean;
  readonly page: number;
  readonly pageSize: number;
};

/** A narrow actor's few children are gathered first; for a wide one the index of what is due is walked. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.assessments a`
    : sql`(select person_id from subjects.people offset 0) r join protect.assessments a on a.person_id = r.person_id`;

const running = (
  actor: Actor,
  { today, onlyLate }: Pick<RunningQuery, "today" | "onlyLate">,
): RawBuilder<unknown> => sql`
  a.partnership_id = ${actor.partnershipId} and a.finished_on is null
  ${onlyLate ? sql`and a.due_on < ${today}::date` : sql``}`;

const cells: RawBuilder<unknown> = sql`
  g.assessment_id as "assessmentId", g.kind, c.body, g.clock_from as "clockFrom", g.started_on as "startedOn",
  g.finished_on as "finishedOn", g.due_on as "dueOn", g.paused_on as "pausedOn", ${shownName({ staff: "l", at: "g.begun_at" })} as lead,
  p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName"`;

/** One page of what runs within reach, the longest late first; those whose clock stands last. */
export async function listRunning(
  tx: Tx,
  actor: Actor,
  query: RunningQuery,
): Promise<readonly Running[]> {
  const { page, pageSize } = query;
  const { rows } = await sql<Omit<Running, "steps">>`
    with g as (
      select a.* from ${reached(actor)}
      where ${running(actor, query)}
      order by a.due_on, a.assessment_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${cells} from g join subjects.people p on p.person_id = g.person_id
    join directory.configuration c on c.configuration_id = g.kind_id
    join directory.staff l on l.staff_id = g.lead_id
    order by g.due_on, g.assessment_id`.execute(tx);
  return withSteps(tx, rows);
}

export type RunningCounts = {
  readonly running: number;
  readonly late: number;
  readonly paused: number;
};

export async function countRunning(
  tx: Tx,
  actor: Actor,
  { today }: { readonly today: string },
): Promise<RunningCounts> {
  const { rows } = await sql<RunningCounts>`
    select count(*)::int as running, (count(*) filter (where a.due_on < ${today}::date))::int as late,
      (count(*) filter (where a.paused_on is not null))::int as paused
    from ${reached(actor)}
    where ${running(actor, { today, onlyLate: false })}`.execute(tx);
  return rows[0] ?? { running: 0, late: 0, paused: 0 };
}

/** What runs under this person's lead, of children whom they reach at this moment. */
export async function readMyAssessments(
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<FirstOf<Running>> {
  const { rows } = await sql<Omit<Running, "steps"> & { total: number }>`
    with g as (
      select a.*, ${total} from protect.assessments a
      where a.lead_id = ${actor.id} and a.finished_on is null
      order by a.due_on, a.assessment_id limit ${most}
    )
    select ${cells}, g.total from g join subjects.people p on p.person_id = g.person_id
    join directory.configuration c on c.configuration_id = g.kind_id
    join directory.staff l on l.staff_id = g.lead_id
    order by g.due_on, g.assessment_id`.execute(tx);
  const found = firstOf(rows);
  return { ...found, rows: await withSteps(tx, found.rows) };
}

async function withSteps(
  tx: Tx,
  rows: readonly Omit<Running, "steps">[],
): Promise<readonly Running[]> {
  const steps = await stepsOf(
    tx,
    rows.map(({ assessmentId }) => assessmentId),
  );
  return rows.map((row) => ({ ...row, steps: steps.get(row.assessmentId) ?? [] }));
}
