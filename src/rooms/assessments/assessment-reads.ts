import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { KindBody } from "./kinds.ts";
import type { Pause } from "../../kernel/day-clock.ts";

export type StepKind = "paused" | "resumed" | "clock-moved" | "overseen";
export type Verdict = "agreed" | "agreed-with-changes" | "not-agreed";

export type AssessmentStep = {
  readonly stepId: string;
  readonly step: StepKind;
  readonly happenedOn: string;
  readonly wording: string | null;
  readonly verdict: Verdict | null;
  /** The post of a manager, as it was called then. */
  readonly inPost: string | null;
  readonly by: string;
  readonly recordedAt: Date;
};

export type Assessment = {
  readonly assessmentId: string;
  readonly kind: string;
  /** As its kind was when it was begun. */
  readonly body: KindBody;
  readonly startedOn: string;
  readonly clockFrom: string;
  readonly leadId: string;
  readonly lead: string;
  readonly reason: string;
  readonly begunBy: string;
  readonly dueOn: string | null;
  readonly pausedOn: string | null;
  readonly finishedOn: string | null;
  readonly outcome: string | null;
  readonly summary: string | null;
  readonly factors: readonly string[];
  /** The list that the factors were chosen from. */
  readonly factorList: readonly { readonly key: string; readonly name: string }[];
  readonly lateReason: string | null;
  readonly finishedById: string | null;
  readonly finishedBy: string | null;
  readonly version: number;
  /** The first first. */
  readonly steps: readonly AssessmentStep[];
};

type Row = Omit<Assessment, "steps">;

const columns: RawBuilder<unknown> = sql`
  a.assessment_id as "assessmentId", a.kind, c.body, a.started_on as "startedOn", a.clock_from as "clockFrom",
  a.lead_id as "leadId", ${shownName({ staff: "l", at: "a.begun_at" })} as lead, a.reason, ${shownName({ staff: "b", at: "a.begun_at" })} as "begunBy", a.due_on as "dueOn", a.paused_on as "pausedOn",
  a.finished_on as "finishedOn", a.outcome, a.summary, a.factors, coalesce(x.body -> 'factors', '[]') as "factorList",
  a.late_reason as "lateReason", ${shownName({ staff: "f", at: "a.finished_at" })} as "finishedBy", a.finished_by as "finishedById", a.version`;
const tables: RawBuilder<unknown> = sql`
  protect.assessments a
  join directory.configuration c on c.configuration_id = a.kind_id
  join directory.staff l on l.staff_id = a.lead_id
  join directory.staff b on b.staff_id = a.begun_by
  left join directory.staff f on f.staff_id = a.finished_by
  left join directory.configuration x on x.configuration_id = a.factors_id`;

/** Of one child: what runs first, the one that is due first before the others; then the latest finished. */
export async function listAssessments(tx: Tx, personId: string): Promise<readonly Assessment[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables} where a.person_id = ${personId}::uuid
    order by a.finished_on is not null, a.finished_on desc, a.due_on, a.assessment_id limit 200`.execute(
    tx,
  );
  return withSteps(tx, rows);
}

export async function findAssessment(
  tx: Tx,
  { personId, assessmentId }: { readonly personId: string; readonly assessmentId: string },
): Promise<Assessment | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where a.person_id = ${personId}::uuid and a.assessment_id = ${assessmentId}::uuid`.execute(tx);
  const [found] = await withSteps(tx, rows);
  return found;
}

async function withSteps(tx: Tx, rows: readonly Row[]): Promise<readonly Assessment[]> {
  const steps = await stepsOf(
    tx,
    rows.map(({ assessmentId }) => assessmentId),
  );
  return rows.map((row) => ({ ...row, steps: steps.get(row.assessmentId) ?? [] }));
}

/** What happened on the way of some assessments, the first first. */
export async function stepsOf(
  tx: Tx,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AssessmentStep[]>> {
  if (assessmentIds.length === 0) return new Map();
  const { rows } = await sql<AssessmentStep & { assessmentId: string }>`
    select s.assessment_id as "assessmentId", s.assessment_step_id as "stepId", s.step, s.happened_on as "happenedOn",
      s.wording, s.verdict, s.in_post as "inPost", ${shownName({ staff: "t", at: "s.recorded_at" })} as by, s.recorded_at as "recordedAt"
    from protect.assessment_steps s join directory.staff t on t.staff_id = s.recorded_by
    where s.assessment_id = any (${assessmentIds}::uuid[]) order by s.assessment_step_id`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ assessmentId }) => assessmentId);
}

/** The spans in which the clock stood, from what was recorded of it. */
export function pausesOf(steps: readonly Pick<AssessmentStep, "step" | "happenedOn">[]): Pause[] {
  const pauses: Pause[] = [];
  for (const { step, happenedOn } of steps) {
    const last = pauses.at(-1);
    if (step === "paused") pauses.push({ from: happenedOn, to: null });
    if (step === "resumed" && last) pauses.splice(-1, 1, { from: last.from, to: happenedOn });
  }
  return pauses;
}

/** The last strategy discussion at which a section 47 enquiry was begun; undefined where there is none on file. */
export async function lastEnquiryBegun(tx: Tx, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ on: string }>`
    select a.finished_on as on from protect.assessments a
    join directory.configuration c on c.configuration_id = a.kind_id
    where a.person_id = ${personId}::uuid and a.finished_on is not null
      and exists (select from jsonb_array_elements(c.body -> 'outcomes') o
        where o ->> 'key' = a.outcome and (o ->> 'beginsEnquiry')::boolean)
    order by a.finished_on desc limit 1`.execute(tx);
  return rows[0]?.on;
}
