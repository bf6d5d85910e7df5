import { sql } from "kysely";
import { formatDate, formatDateTime } from "../../kernel/dates.ts";
import {
  changedMeanwhile,
  type LeaverRow,
  type LeaverWork,
  childOfLeaverRow,
  type ChildOfLeaverRow,
} from "../child-record/index.ts";
import { passVoiceNote } from "./pass-voice-note.ts";

type Row = ChildOfLeaverRow & {
  readonly noteId: string;
  readonly visitedAt: Date;
  readonly typeUpBy: string;
};

/** What somebody who leaves a team of the reader's has to type up, of children whom the reader reaches. */
export const visitsOfLeaver: LeaverWork = {
  key: "voices",
  order: 60,
  counted: ["visit to type up", "visits to type up"],
  permission: "circle.manage",
  list: async (tx, { staffId, at }) => {
    const { rows } = await sql<Row>`
      select ${childOfLeaverRow},
        n.voice_note_id as "noteId", v.visited_at as "visitedAt", n.type_up_by as "typeUpBy"
      from protect.left_voice_notes(${staffId}::uuid, ${at}) n
      join protect.visits v on v.visit_id = n.visit_id
      join subjects.people p on p.person_id = n.person_id
      order by n.type_up_by, n.voice_note_id`.execute(tx);
    return rows.map(leftRow);
  },
};

const leftRow = (row: Row): LeaverRow => ({
  ...row,
  id: row.noteId,
  text: `Visit of ${formatDateTime(row.visitedAt)} to type up`,
  about: "Visit to",
  due: `Due ${formatDate(row.typeUpBy)}`,
  handOver: async (tx, { person, leaver, taker, ...acting }) => {
    const isPassed = await passVoiceNote(tx, acting, {
      person,
      note: row,
      from: leaver,
      to: taker,
    });
    return isPassed ? undefined : changedMeanwhile;
  },
});
