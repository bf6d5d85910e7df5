import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import {
  changedMeanwhile,
  type LeaverRow,
  type LeaverWork,
  childOfLeaverRow,
  type ChildOfLeaverRow,
} from "../child-record/index.ts";
import { handOverEscalation } from "./hand-over.ts";

type Row = ChildOfLeaverRow & {
  readonly escalationId: string;
  readonly between: string;
  readonly stage: string;
  readonly dueOn: string | null;
  readonly version: number;
};

/** Disagreements that somebody is asked to decide. */
export const disagreementsOfLeaver: LeaverWork = {
  key: "escalations",
  order: 30,
  counted: ["disagreement", "disagreements"],
  permission: "escalation.raise",
  list: async (tx, { staffId }) => {
    const { rows } = await sql<Row>`
      select ${childOfLeaverRow},
        e.escalation_id as "escalationId", o.name || ' and ' || w.name as between, e.stage, e.due_on as "dueOn", e.version
      from work.escalations e join subjects.people p on p.person_id = e.person_id
      join directory.agencies o on o.agency_id = e.of_agency_id join directory.agencies w on w.agency_id = e.with_agency_id
      where e.decider_id = ${staffId} and e.resolved_on is null order by e.due_on, e.escalation_id`.execute(
      tx,
    );
    return rows.map(leftRow);
  },
};

const leftRow = (row: Row): LeaverRow => ({
  ...row,
  id: row.escalationId,
  text: row.between,
  about: "Disagreement that they decide about",
  due: row.dueOn === null ? "" : `Due ${formatDate(row.dueOn)}`,
  handOver: async (tx, { person, leaver, taker, ...acting }) => {
    const { escalationId, stage, version } = row;
    const wanted = { person, escalationId, stage, version, from: leaver.name, to: taker };
    return (await handOverEscalation(tx, acting, wanted)) ? undefined : changedMeanwhile;
  },
});
