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
import { endedWithRecord, handOverChase, kindWords, subjectWords } from "../work/index.ts";

type Row = ChildOfLeaverRow & {
  readonly chaseId: string;
  readonly about: "action" | "review" | "update";
  readonly review: "harm" | "level" | "flag" | null;
  readonly wording: string | null;
  readonly dueOn: string;
  readonly version: number;
};

/** Questions that wait for the answer of somebody who leaves. */
export const questionsOfLeaver: LeaverWork = {
  key: "chases",
  order: 50,
  counted: ["question", "questions"],
  permission: "action.manage",
  list: async (tx, { staffId }) => {
    const { rows } = await sql<Row>`
      select ${childOfLeaverRow},
        c.chase_id as "chaseId", c.about, c.review, a.wording, (c.due_at at time zone 'Europe/London')::date as "dueOn", c.version
      from work.chases c join subjects.people p on p.person_id = c.person_id
      left join work.actions a on a.action_id = c.action_id
      where c.asked_of_staff_id = ${staffId} and c.answered_at is null and (c.action_id is null or a.state = 'open')
        and not ${endedWithRecord}
      order by c.due_at, c.chase_id`.execute(tx);
    return rows.map(leftRow);
  },
};

const leftRow = (row: Row): LeaverRow => ({
  id: row.chaseId,
  personId: row.personId,
  givenName: row.givenName,
  familyName: row.familyName,
  reference: row.reference,
  text: subjectWords(row),
  about: "They were asked, about",
  due: `Answer due ${formatDate(row.dueOn)}`,
  handOver: async (tx, { person, leaver, taker, actor, today }) => {
    const { chaseId, version } = row;
    const to = { staffId: taker.staffId, agencyId: taker.agencyId };
    if (!(await handOverChase(tx, { chaseId, version, to }))) return changedMeanwhile;
    await appendChronology(tx, person, {
      kind: "chase",
      headline: `${taker.name} is asked about ${kindWords(row)} in place of ${leaver.name}`.slice(
        0,
        200,
      ),
      detail: row.wording,
      happenedOn: today,
      by: actor,
    });
    return undefined;
  },
});
