import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import {
  changedMeanwhile,
  type LeaverRow,
  type LeaverWork,
  childOfLeaverRow,
  type ChildOfLeaverRow,
} from "../child-record/index.ts";
import { handOverAssessment } from "./hand-over.ts";

type Row = ChildOfLeaverRow & {
  readonly assessmentId: string;
  readonly name: string;
  readonly dueOn: string | null;
  readonly version: number;
};

/** Assessments that run under somebody's lead. */
export const assessmentsOfLeaver: LeaverWork = {
  key: "assessments",
  order: 20,
  counted: ["assessment", "assessments"],
  permission: "assessment.record",
  list: async (tx, { staffId }) => {
    const { rows } = await sql<Row>`
      select ${childOfLeaverRow},
        a.assessment_id as "assessmentId", c.body ->> 'name' as name, a.due_on as "dueOn", a.version
      from protect.assessments a join subjects.people p on p.person_id = a.person_id
      join directory.configuration c on c.configuration_id = a.kind_id
      where a.lead_id = ${staffId} and a.finished_on is null order by a.due_on, a.assessment_id`.execute(
      tx,
    );
    return rows.map(leftRow);
  },
};

const leftRow = (row: Row): LeaverRow => ({
  ...row,
  id: row.assessmentId,
  text: row.name,
  about: "Assessment that they lead of",
  due: row.dueOn === null ? "" : `Due ${formatDate(row.dueOn)}`,
  handOver: async (tx, { person, leaver, taker, ...acting }) => {
    const { assessmentId, version, name } = row;
    const wanted = { person, assessmentId, version, name, from: leaver.name, to: taker };
    return (await handOverAssessment(tx, acting, wanted)) ? undefined : changedMeanwhile;
  },
});
