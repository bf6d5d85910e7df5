import { randomInt } from "node:crypto";
import { addMonths, londonDate, type IsoDate } from "../../kernel/dates.ts";
import { choice, defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { renewLeadTraining } from "../agency-leads/index.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import type { Course } from "./course-reads.ts";
import { findByIdentifier, type TrainingPerson } from "./person-reads.ts";
import type { Session } from "./session-reads.ts";

export const attendanceForm = defineForm()({
  state: choice({
    label: "Attendance",
    options: { attended: "Here", absent: "Not here" },
    missing: "Choose whether they are here",
  }),
});

/** Somebody who is in the hall and on no list. */
export const walkInForm = defineForm()({
  who: text({
    label: "Work e-mail or staff number",
    called: "Work e-mail or staff number",
    most: 254,
    missing: "Enter a work e-mail or staff number",
  }),
});

/** Without letters that are read as another. */
const letters = "23456789abcdefghjkmnpqrstuvwxyz";
const codeLength = 20;

/** Some 99 bits: nobody comes upon one by trying. */
export const newCertificateCode = (): string =>
  Array.from({ length: codeLength }, () => letters.charAt(randomInt(0, letters.length))).join("");

export type RecordedAttendance = {
  readonly person: Pick<
    TrainingPerson,
    "personId" | "leftOn" | "staffId" | "email" | "agencyId" | "schoolId"
  >;
  readonly course: Pick<Course, "courseId" | "validMonths" | "leadTraining">;
  readonly on: IsoDate;
  readonly state: "attended" | "absent";
  readonly source: "list" | "import" | "hand";
  readonly sessionId?: string | null;
};

/** `unchanged`: the same was recorded before, and nothing is twice. `left`: they had left by that day. */
export type AttendanceSaid = "recorded" | "unchanged" | "left" | "future" | "refused";

/**
 * Records that somebody was at a course on a day, or was not: from the list of a session, by hand, or by an import
 * that has matched them. Once for a person, a course and a day; a later one corrects what stands.
 */
export async function recordAttendance(
  tx: Tx,
  by: CommandContext,
  { person, course, on, state, source, sessionId = null }: RecordedAttendance,
): Promise<AttendanceSaid> {
  if (on > by.today) return "future";
  if (person.leftOn !== null && person.leftOn < on) return "left";
  const before = await tx
    .selectFrom("directory.training_attendances")
    .select(["training_attendance_id as id", "state", "version"])
    .where("training_person_id", "=", person.personId)
    .where("training_course_id", "=", course.courseId)
    .where("held_on", "=", on)
    .executeTakeFirst();
  if (before?.state === state) return "unchanged";
  const isThere = state === "attended";
  const said = {
    state,
    training_session_id: sessionId,
    expires_on: isThere && course.validMonths !== null ? addMonths(on, course.validMonths) : null,
    certificate_code: isThere ? newCertificateCode() : null,
    source,
    recorded_by: by.actor.id,
    recorded_at: by.at,
  };
  const isWritten = before
    ? await correct(tx, { ...before, said })
    : await insert(tx, by, { person, course, on, said });
  if (!isWritten) return "refused";
  if (isThere) await renewLead(tx, by, { person, course, on });
  return "recorded";
}

type Correcting = { readonly id: string; readonly version: number; readonly said: object };

async function correct(tx: Tx, { id, version, said }: Correcting): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.training_attendances")
    .set({ ...said, version: version + 1 })
    .where("training_attendance_id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Said = {
  readonly state: "attended" | "absent";
  readonly training_session_id: string | null;
  readonly expires_on: IsoDate | null;
  readonly certificate_code: string | null;
  readonly source: "list" | "import" | "hand";
  readonly recorded_by: string;
  readonly recorded_at: Date;
};
type Inserting = Pick<RecordedAttendance, "person" | "course" | "on"> & { readonly said: Said };

async function insert(
  tx: Tx,
  { actor }: CommandContext,
  { person, course, on, said }: Inserting,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.training_attendances")
    .values({
      ...said,
      training_attendance_id: newId(),
      partnership_id: actor.partnershipId,
      training_person_id: person.personId,
      training_course_id: course.courseId,
      held_on: on,
    })
    .onConflict((conflict) =>
      conflict.columns(["training_person_id", "training_course_id", "held_on"]).doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What the list of exploitation leads says is renewed by the same attendance: there is no second list of it. */
async function renewLead(
  tx: Tx,
  by: CommandContext,
  { person, course, on }: Pick<RecordedAttendance, "person" | "course" | "on">,
): Promise<void> {
  if (course.leadTraining === null) return;
  await renewLeadTraining(tx, by, { ...person, training: course.leadTraining, on });
}

type Ticking = {
  readonly session: Session;
  readonly course: Course;
  readonly person: TrainingPerson;
  readonly state: "attended" | "absent";
};

const refusals: Readonly<Record<Exclude<AttendanceSaid, "recorded" | "unchanged">, string>> = {
  left: "They had left by that day",
  future: "The session has not taken place yet",
  refused: "A colleague was first. Look at the list again",
};

/** One tick on the list of a session. */
export async function tickAttendance(
  tx: Tx,
  by: CommandContext,
  { session, course, person, state }: Ticking,
): Promise<Change> {
  const on = londonDate(session.startsAt);
  const source = "list";
  const { sessionId } = session;
  const said = await recordAttendance(tx, by, { person, course, on, state, source, sessionId });
  if (said === "recorded" || said === "unchanged") return { kind: "accepted" };
  return invalid("who", refusals[said]);
}

type WalkIn = Pick<Ticking, "session" | "course"> & { readonly form: Sent<typeof walkInForm> };

/** Ticks somebody who came without a booking. */
export async function tickWalkIn(
  tx: Tx,
  by: CommandContext,
  { form, ...at }: WalkIn,
): Promise<Change> {
  const { value, errors } = walkInForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const [person, second] = await findByIdentifier(tx, value.who);
  if (person === undefined || second !== undefined)
    return invalid("who", "Nobody in the register has it. Add them first");
  return tickAttendance(tx, by, { ...at, person, state: "attended" });
}
