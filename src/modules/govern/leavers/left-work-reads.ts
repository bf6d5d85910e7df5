import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

type OfChild = {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};

export type LeftAssessment = OfChild & {
  readonly assessmentId: string;
  readonly name: string;
  readonly dueOn: string | null;
  readonly version: number;
};

export type LeftEscalation = OfChild & {
  readonly escalationId: string;
  readonly between: string;
  readonly stage: string;
  readonly dueOn: string | null;
  readonly version: number;
};

const child = sql.raw(
  `p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference`,
);

/** Assessments that run under somebody's lead, within the reader's reach. */
export async function listLeftAssessments(
  tx: Tx,
  staffId: string,
): Promise<readonly LeftAssessment[]> {
  const { rows } = await sql<LeftAssessment>`
    select ${child}, a.assessment_id as "assessmentId", c.body ->> 'name' as name, a.due_on as "dueOn", a.version
    from protect.assessments a join subjects.people p on p.person_id = a.person_id
    join directory.configuration c on c.configuration_id = a.kind_id
    where a.lead_id = ${staffId} and a.finished_on is null order by a.due_on, a.assessment_id`.execute(
    tx,
  );
  return rows;
}

/** Disagreements that somebody is asked to decide, within the reader's reach. */
export async function listLeftEscalations(
  tx: Tx,
  staffId: string,
): Promise<readonly LeftEscalation[]> {
  const { rows } = await sql<LeftEscalation>`
    select ${child}, e.escalation_id as "escalationId", o.name || ' and ' || w.name as between, e.stage, e.due_on as "dueOn", e.version
    from work.escalations e join subjects.people p on p.person_id = e.person_id
    join directory.agencies o on o.agency_id = e.of_agency_id join directory.agencies w on w.agency_id = e.with_agency_id
    where e.decider_id = ${staffId} and e.resolved_on is null order by e.due_on, e.escalation_id`.execute(
    tx,
  );
  return rows;
}
