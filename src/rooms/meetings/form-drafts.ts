import { formatDate, londonDate } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { alsoNarrowly, type Tx } from "../../platform/database/database.ts";
import { opensRows, type DraftForm } from "../work/index.ts";
import { meetingReference } from "./calendar.ts";
import { panelTypeOf } from "./panel-type.ts";

/** The forms of a meeting that stand beside each other, each kept while it is filled in, by what it records. */
export const meetingForms = {
  "meeting-attendance": "who is there",
  "meeting-family": "the child and the family",
  "meeting-words": "what the child says",
  "meeting-shared": "what an agency shares",
  "meeting-level": "the level that is agreed",
  "meeting-decision": "what is decided",
  "meeting-promise": "action",
  "meeting-closing": "outcome of an action",
} as const;
export type MeetingForm = keyof typeof meetingForms;

/** Of a meeting, or of one promise at it: the meeting stands first. */
const meetingOf = (subject: string): string => subject.split("/")[0] ?? "";

const meetings = { table: "panels.meetings", key: "meeting_id" };
const opensMeeting = opensRows(meetings);
const opensPromise = opensRows(meetings, { table: "work.actions", key: "action_id" });

export const meetingFormDrafts = (addressOf: (meetingId: string) => string): readonly DraftForm[] =>
  Object.entries(meetingForms).map(([name, what]) => ({
    name,
    title: `A form of a meeting: ${what}`,
    address: (subject) => addressOf(meetingOf(subject)),
    mayOpen: name === "meeting-closing" ? opensPromise : opensMeeting,
    titles: (tx, actor, subjects) => titlesOf(tx, actor, { subjects, what }),
  }));

type ReadQuery = { readonly subjects: readonly string[]; readonly what: string };

/** Of which meeting each draft is, without the child: a list of drafts opens no record. */
async function titlesOf(
  tx: Tx,
  actor: StaffActor,
  asked: ReadQuery,
): Promise<ReadonlyMap<string, string>> {
  const read = () => readTitles(tx, asked);
  const found = await read();
  return actor.isWide ? new Map([...found, ...(await alsoNarrowly(tx, read))]) : found;
}

async function readTitles(
  tx: Tx,
  { subjects, what }: ReadQuery,
): Promise<ReadonlyMap<string, string>> {
  const meetings = await tx
    .selectFrom("panels.meetings")
    .select(["meeting_id as meetingId", "panel_type_id as panelTypeId", "starts_at as startsAt"])
    .where("meeting_id", "in", [...new Set(subjects.map(meetingOf))])
    .execute();
  const titles = new Map<string, string>();
  for (const { meetingId, panelTypeId, startsAt } of meetings) {
    const { name } = await panelTypeOf(tx, { panelTypeId });
    const of = `${name}, ${formatDate(londonDate(startsAt))}, ${meetingReference(meetingId)}`;
    for (const subject of subjects)
      if (meetingOf(subject) === meetingId) titles.set(subject, `${of}: ${what}`);
  }
  return titles;
}
