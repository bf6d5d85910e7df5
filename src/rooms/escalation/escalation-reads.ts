import { sql, type RawBuilder } from "kysely";
import type { Actor, StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { readRows, readTotals, type PageAsked, type Rows } from "../../platform/lists/rows.ts";
import { getConfiguration } from "../configuration/index.ts";
import { escalationStagesKind } from "./configuration-kinds.ts";
import type { EscalationSubject, Resolution, Stages } from "./escalation.ts";

export type StepKind =
  "raised" | "moved" | "paused" | "resumed" | "answered" | "handed-over" | "resolved";

export type EscalationStep = {
  readonly stepId: string;
  readonly step: StepKind;
  readonly stage: string;
  readonly decider: string | null;
  readonly wording: string | null;
  readonly happenedOn: string;
  readonly by: string;
  readonly recordedAt: Date;
};

export type Escalation = {
  readonly escalationId: string;
  readonly personId: string;
  /** The stages as they were when it was raised. */
  readonly body: Stages;
  readonly about: EscalationSubject;
  readonly ofAgencyId: string;
  readonly ofAgency: string;
  readonly withAgencyId: string;
  readonly withAgency: string;
  readonly wording: string;
  readonly asked: string;
  readonly stage: string;
  readonly stageSince: string;
  readonly deciderId: string | null;
  readonly decider: string | null;
  readonly dueOn: string | null;
  readonly pausedOn: string | null;
  readonly raisedOn: string;
  readonly raisedById: string;
  readonly raisedBy: string;
  readonly resolution: Resolution | null;
  readonly agreed: string | null;
  readonly feedback: string | null;
  readonly resolvedOn: string | null;
  readonly resolvedBy: string | null;
  readonly version: number;
  /** The first first. */
  readonly steps: readonly EscalationStep[];
};

type Row = Omit<Escalation, "steps">;

const columns: RawBuilder<unknown> = sql`
  e.escalation_id as "escalationId", e.person_id as "personId", c.body, e.about, e.of_agency_id as "ofAgencyId", o.name as "ofAgency",
  e.with_agency_id as "withAgencyId", w.name as "withAgency", e.wording, e.asked, e.stage, e.stage_since as "stageSince",
  e.decider_id as "deciderId", d.name as decider, e.due_on as "dueOn", e.paused_on as "pausedOn", e.raised_on as "raisedOn",
  e.raised_by as "raisedById", r.name as "raisedBy", e.resolution, e.agreed, e.feedback, e.resolved_on as "resolvedOn",
  x.name as "resolvedBy", e.version`;
const joined: RawBuilder<unknown> = sql`
  join directory.configuration c on c.configuration_id = e.scheme_id
  join directory.agencies o on o.agency_id = e.of_agency_id
  join directory.agencies w on w.agency_id = e.with_agency_id
  join directory.staff r on r.staff_id = e.raised_by
  left join directory.staff d on d.staff_id = e.decider_id
  left join directory.staff x on x.staff_id = e.resolved_by`;

export async function stagesOn(tx: Tx, on: string): Promise<Stages & { readonly id: string }> {
  const asked = { kind: escalationStagesKind, key: "stages", on } as const;
  const { id, body } = await getConfiguration(tx, asked);
  return { id, ...body };
}

/** Of one child: what is open first, the longest open before the others; then the latest resolved. */
export async function listEscalations(tx: Tx, personId: string): Promise<readonly Escalation[]> {
  const { rows } = await sql<Row>`
    select ${columns} from work.escalations e ${joined} where e.person_id = ${personId}::uuid
    order by e.resolved_on is not null, e.resolved_on desc, e.raised_on, e.escalation_id limit 200`.execute(
    tx,
  );
  return withSteps(tx, rows);
}

export async function findEscalation(
  tx: Tx,
  { personId, escalationId }: { readonly personId: string; readonly escalationId: string },
): Promise<Escalation | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from work.escalations e ${joined}
    where e.person_id = ${personId}::uuid and e.escalation_id = ${escalationId}::uuid`.execute(tx);
  const [found] = await withSteps(tx, rows);
  return found;
}

/** One that is open, with whose it is. */
export type OpenEscalation = Escalation & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

type OpenRow = Omit<OpenEscalation, "steps">;

const ofWhom = sql`p.reference, p.family_name as "familyName", p.given_name as "givenName"`;

/** What is open within reach, the longest open first. */
export const openRows: Rows<OpenRow, Pick<Actor, "partnershipId">, "longest"> = {
  from: sql`work.escalations`,
  as: "e",
  key: "escalation_id",
  narrow: "by-child",
  wide: "rows",
  where: ({ partnershipId }) => sql`e.partnership_id = ${partnershipId} and e.resolved_on is null`,
  orders: { longest: sql`e.raised_on` },
  cells: sql`${columns}, ${ofWhom}`,
  joins: sql`join subjects.people p on p.person_id = e.person_id ${joined}`,
};

export async function listOpen(
  tx: Tx,
  actor: Actor,
  pages: PageAsked,
): Promise<readonly OpenEscalation[]> {
  const asked = { query: actor, isWide: actor.isWide, order: "longest", ...pages } as const;
  return withSteps(tx, await readRows(tx, openRows, asked));
}

export type OpenCounts = { readonly open: number; readonly late: number; readonly paused: number };

export async function countOpen(tx: Tx, actor: Actor, today: string): Promise<OpenCounts> {
  const totals = sql<OpenCounts>`
    count(*)::int as open, (count(*) filter (where e.due_on < ${today}::date))::int as late,
    (count(*) filter (where e.paused_on is not null))::int as paused`;
  const counts = await readTotals(tx, openRows, { query: actor, isWide: actor.isWide, totals });
  return counts ?? { open: 0, late: 0, paused: 0 };
}

/** What this person raised, or is asked to decide, of children whom they reach at this moment. */
export async function readMyEscalations(
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<FirstOf<OpenEscalation>> {
  const { rows } = await sql<OpenRow & { total: number }>`
    with g as (
      select e.*, ${total} from work.escalations e
      where (e.raised_by = ${actor.id} or e.decider_id = ${actor.id}) and e.resolved_on is null
      order by e.due_on, e.escalation_id limit ${most}
    )
    select ${columns}, ${ofWhom}, e.total
    from g e join subjects.people p on p.person_id = e.person_id ${joined}
    order by e.due_on, e.escalation_id`.execute(tx);
  const found = firstOf(rows);
  return { ...found, rows: await withSteps(tx, found.rows) };
}

async function withSteps<R extends { readonly escalationId: string }>(
  tx: Tx,
  rows: readonly R[],
): Promise<readonly (R & { readonly steps: readonly EscalationStep[] })[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ escalationId }) => escalationId);
  const { rows: steps } = await sql<EscalationStep & { readonly escalationId: string }>`
    select s.escalation_step_id as "stepId", s.escalation_id as "escalationId", s.step, s.stage, d.name as decider, s.wording,
      s.happened_on as "happenedOn", b.name as by, s.recorded_at as "recordedAt"
    from work.escalation_steps s join directory.staff b on b.staff_id = s.recorded_by
    left join directory.staff d on d.staff_id = s.decider_id
    where s.escalation_id = any (${ids}::uuid[]) order by s.escalation_step_id`.execute(tx);
  const byId = Map.groupBy(steps, ({ escalationId }) => escalationId);
  return rows.map((row) => ({ ...row, steps: byId.get(row.escalationId) ?? [] }));
}
