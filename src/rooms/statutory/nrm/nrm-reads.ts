import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import { fieldsOf, type NrmClocksBody, type NrmFormBody } from "./nrm-config.ts";
import { standingOf, type NrmStanding, type Stage, type StepFacts } from "./standing.ts";

export type NrmStep = StepFacts & {
  readonly stepId: string;
  readonly wording: string | null;
  readonly by: string;
  readonly recordedAt: Date;
};

export type Referral = {
  readonly referralId: string;
  readonly personId: string;
  readonly stage: Stage;
  readonly consideredOn: string;
  readonly reason: string;
  /** As the form was when it was begun. */
  readonly form: NrmFormBody;
  readonly begunBy: string;
  readonly submittedOn: string | null;
  readonly reference: string | null;
  readonly responder: string | null;
  /** Who decides and by when, as it was when it was sent. */
  readonly clocks: NrmClocksBody | null;
  readonly dueOn: string | null;
  readonly notBefore: string | null;
  readonly pausedOn: string | null;
  readonly version: number;
  /** The first first. */
  readonly steps: readonly NrmStep[];
};

export const referralColumns: RawBuilder<unknown> = sql`
  r.nrm_referral_id as "referralId", r.person_id as "personId", r.stage, r.considered_on as "consideredOn", r.reason, f.body as form,
  ${shownName({ staff: "b", at: "r.begun_at" })} as "begunBy", r.submitted_on as "submittedOn", r.reference, r.responder, k.body as clocks, r.due_on as "dueOn",
  r.not_before as "notBefore", r.paused_on as "pausedOn", r.version`;
export const referralJoins: RawBuilder<unknown> = sql`
  join directory.configuration f on f.configuration_id = r.form_id
  join directory.staff b on b.staff_id = r.begun_by
  left join directory.configuration k on k.configuration_id = r.clocks_id`;

type Row = Omit<Referral, "steps">;

/** Of one child, the newest first. */
export async function listReferrals(tx: Tx, personId: string): Promise<readonly Referral[]> {
  const { rows } = await sql<Row>`
    select ${referralColumns} from protect.nrm_referrals r ${referralJoins}
    where r.person_id = ${personId}::uuid order by r.nrm_referral_id desc limit 100`.execute(tx);
  return withSteps(tx, rows);
}

export async function findReferral(
  tx: Tx,
  { personId, referralId }: { readonly personId: string; readonly referralId: string },
): Promise<Referral | undefined> {
  const { rows } = await sql<Row>`
    select ${referralColumns} from protect.nrm_referrals r ${referralJoins}
    where r.person_id = ${personId}::uuid and r.nrm_referral_id = ${referralId}::uuid`.execute(tx);
  return (await withSteps(tx, rows))[0];
}

/** Rows with what happened to each. */
export async function withSteps<T extends Row>(
  tx: Tx,
  rows: readonly T[],
): Promise<readonly (T & Pick<Referral, "steps">)[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ referralId }) => referralId);
  const { rows: steps } = await sql<NrmStep & { referralId: string }>`
    select s.nrm_referral_id as "referralId", s.nrm_step_id as "stepId", s.step, s.outcome, s.happened_on as "happenedOn",
      s.wording, ${shownName({ staff: "t", at: "s.recorded_at" })} as by, s.recorded_at as "recordedAt"
    from protect.nrm_steps s join directory.staff t on t.staff_id = s.recorded_by
    where s.nrm_referral_id = any (${ids}::uuid[]) order by s.nrm_step_id`.execute(tx);
  const byReferral = Map.groupBy(steps, ({ referralId }) => referralId);
  return rows.map((row) => ({ ...row, steps: byReferral.get(row.referralId) ?? [] }));
}

/** Where it stands once it was sent; undefined before. */
export function standingOfReferral({
  submittedOn,
  clocks,
  steps,
}: Pick<Referral, "submittedOn" | "clocks" | "steps">): NrmStanding | undefined {
  return submittedOn === null || clocks === null
    ? undefined
    : standingOf({ submittedOn, clocks }, steps);
}

export type Answers = ReadonlyMap<string, string>;

/** What will be typed, by field: the newest of each, without those that were taken back. */
export async function listAnswers(tx: Tx, referralId: string): Promise<Answers> {
  const { rows } = await sql<{ field: string; wording: string | null }>`
    select distinct on (a.field) a.field, a.wording from protect.nrm_answers a
    where a.nrm_referral_id = ${referralId}::uuid order by a.field, a.nrm_answer_id desc`.execute(
    tx,
  );
  return new Map(
    rows.flatMap(({ field, wording }) => (wording === null ? [] : [[field, wording]])),
  );
}

/** How many fields are ready of those that must be, and how many of the others. */
export function readiness(
  form: NrmFormBody,
  answers: Answers,
): { readonly ready: number; readonly of: number } {
  const needed = fieldsOf(form).filter(({ isOptional }) => isOptional !== true);
  return { ready: needed.filter(({ key }) => answers.has(key)).length, of: needed.length };
}
