import { sql } from "kysely";
import { formatDateTime } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  type LeaverHolding,
  type LeaverQuery,
  type LeaverRow,
  type LeaverWork,
  childOfLeaverRow,
  type ChildOfLeaverRow,
} from "../child-record/index.ts";
import { handOverChair } from "./hand-over-chair.ts";

type Row = ChildOfLeaverRow & {
  readonly meetingId: string;
  readonly startsAt: Date;
};

/** Meetings about a child that somebody chairs: to come, or held and not approved. */
export const meetingsOfLeaver: LeaverWork = {
  key: "meetings",
  order: 40,
  counted: ["meeting", "meetings"],
  permission: "meeting.manage",
  list: async (tx, leaver) => (await listChaired(tx, leaver)).map(leftRow),
};

/** The same on the leaver's own page, each with its booking. */
export const meetingsChaired: LeaverHolding = {
  key: "meetings",
  order: 10,
  title: "Meetings they chair",
  note: "Another chair is chosen in the one list above, or where the booking of the meeting is changed.",
  list: async (tx, leaver) =>
    (await listChaired(tx, leaver)).map((meeting) => ({
      text: `Meeting about ${meeting.givenName} ${meeting.familyName}`,
      href: `/meetings/${meeting.meetingId}`,
      reference: meeting.reference,
      when: formatDateTime(meeting.startsAt),
      personId: meeting.personId,
    })),
};

async function listChaired(tx: Tx, { staffId }: LeaverQuery): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${childOfLeaverRow},
      m.meeting_id as "meetingId", m.starts_at as "startsAt"
    from panels.meetings m join subjects.people p on p.person_id = m.person_id
    where m.chair_id = ${staffId} and m.approved_at is null and m.cancelled_at is null
    order by m.starts_at, m.meeting_id`.execute(tx);
  return rows;
}

const leftRow = (row: Row): LeaverRow => ({
  ...row,
  id: row.meetingId,
  text: `Meeting of ${formatDateTime(row.startsAt)}`,
  about: "They chair it, about",
  due: "",
  handOver: (tx, { person, leaver, taker, ...acting }) =>
    handOverChair(tx, acting, { person, meetingId: row.meetingId, from: leaver, to: taker }),
});
