import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import {
  appendChronology,
  changedMeanwhile,
  type LeaverRow,
  type LeaverWork,
  childOfLeaverRow,
  type ChildOfLeaverRow,
} from "../child-record/index.ts";
import { handOverAction } from "../work/index.ts";

type Row = ChildOfLeaverRow & {
  readonly actionId: string;
  readonly wording: string;
  readonly dueOn: string;
  readonly version: number;
};

/** Open actions that somebody who leaves has. */
export const actionsOfLeaver: LeaverWork = {
  key: "promises",
  order: 10,
  counted: ["action", "actions"],
  permission: "action.manage",
  list: async (tx, { staffId }) => {
    const { rows } = await sql<Row>`
      select ${childOfLeaverRow},
        a.action_id as "actionId", a.wording, a.due_on as "dueOn", a.version
      from work.actions a join subjects.people p on p.person_id = a.person_id
      where a.owner_staff_id = ${staffId} and a.state = 'open'
      order by a.due_on, a.action_id`.execute(tx);
    return rows.map(leftRow);
  },
};

const leftRow = (row: Row): LeaverRow => ({
  ...row,
  id: row.actionId,
  text: row.wording,
  about: "Action for",
  due: `Due ${formatDate(row.dueOn)}`,
  handOver: async (tx, { person, leaver, taker, actor, at, today }) => {
    const { actionId, version, wording, dueOn } = row;
    const to = { staffId: taker.staffId, agencyId: taker.agencyId };
    if (!(await handOverAction(tx, { actionId, version, to, at }))) return changedMeanwhile;
    await appendChronology(tx, person, {
      kind: "action",
      headline: `${taker.name} (${taker.agency}) took over an action from ${leaver.name}`,
      detail: `${wording} Due ${dueOn}.`,
      happenedOn: today,
      by: actor,
    });
    return undefined;
  },
});
