import { sql } from "kysely";
import { londonInstant, readTime } from "../../kernel/dates.ts";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notify } from "../work/index.ts";
import { listBookedStaff } from "./booking-reads.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { listEditions, type Course } from "./course-reads.ts";
import { cancelSessionForm, sessionForm } from "./session-form.ts";
import { findDoubleBooked, type Session } from "./session-reads.ts";
import { trainingPaths } from "./web/paths.ts";

type Keeping = {
  readonly course: Pick<Course, "courseId">;
  /** Undefined for a new one. */
  readonly session: Session | undefined;
  readonly form: Sent<typeof sessionForm>;
};

/** Adds a session, or changes one: a place or a trainer is never booked twice at a time. */
export async function keepSession(
  tx: Tx,
  by: CommandContext,
  { course, session, form }: Keeping,
): Promise<Change & { readonly sessionId?: string }> {
  const editions = await listEditions(tx, course.courseId);
  const { value, errors } = sessionForm.read(form, { now: by.at, editions });
  if (errors) return { kind: "invalid", errors };
  const startsAt = londonInstant(value.on, readTime(value.time) ?? "00:00");
  const slot = { startsAt, minutes: Number(value.minutes), heldIn: value.heldIn };
  const same = await findDoubleBooked(tx, {
    ...slot,
    trainer: value.trainer,
    sessionId: session?.sessionId ?? null,
  });
  if (same?.by === "place")
    return invalid("heldIn", `“${same.course}” is held there at the same time`);
  if (same) return invalid("trainer", `They teach “${same.course}” at the same time`);
  if (session && Number(value.seats) < session.booked)
    return invalid("seats", `${session.booked} people are booked: cancel bookings first`);
  const row = {
    starts_at: startsAt,
    lasts_minutes: slot.minutes,
    held_in: value.heldIn,
    join_link: value.joinLink,
    trainer: value.trainer,
    training_edition_id: value.edition,
    seats: Number(value.seats),
    instructions: value.instructions,
    kept_by: by.actor.id,
    kept_at: by.at,
  };
  if (session) return changeSession(tx, by, { session, row, version: versionOf(form.version) });
  const sessionId = newId();
  await tx
    .insertInto("directory.training_sessions")
    .values({
      ...row,
      training_session_id: sessionId,
      partnership_id: by.actor.partnershipId,
      training_course_id: course.courseId,
    })
    .execute();
  return { kind: "accepted", sessionId };
}

type Changing = { readonly session: Session; readonly row: object; readonly version: number };

/** Who is booked is told that something changed; who waits moves up where there are more places now. */
async function changeSession(
  tx: Tx,
  by: CommandContext,
  { session, row, version }: Changing,
): Promise<Change> {
  const { sessionId } = session;
  const { numUpdatedRows } = await tx
    .updateTable("directory.training_sessions")
    .set({ ...row, version: version + 1 })
    .where("training_session_id", "=", sessionId)
    .where("version", "=", version)
    .where("cancelled_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await tell(tx, by, {
    staffIds: await listBookedStaff(tx, sessionId),
    headline: "A training session that you are booked on has changed: read when and where",
    sessionId,
  });
  const { rows } = await sql<{ staffId: string | null }>`
    select directory.move_training_up(${sessionId}::uuid, ${by.at}) as "staffId"`.execute(tx);
  await tellMovedUp(tx, by, { sessionId, staffIds: rows.map(({ staffId }) => staffId) });
  return { kind: "accepted" };
}

/** Cancels a session: who was booked or waits is told. */
export async function cancelSession(
  tx: Tx,
  by: CommandContext,
  { session, form }: { readonly session: Session; readonly form: Sent<typeof cancelSessionForm> },
): Promise<Change> {
  const { value, errors } = cancelSessionForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const { sessionId } = session;
  const staffIds = await listBookedStaff(tx, sessionId);
  const { numUpdatedRows } = await tx
    .updateTable("directory.training_sessions")
    .set({
      cancelled_at: by.at,
      cancelled_by: by.actor.id,
      cancel_reason: value.reason,
      kept_by: by.actor.id,
      kept_at: by.at,
      version: session.version + 1,
    })
    .where("training_session_id", "=", sessionId)
    .where("cancelled_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await tell(tx, by, {
    staffIds,
    headline: "A training session that you are booked on is cancelled: read why",
    sessionId,
  });
  return { kind: "accepted" };
}

type Telling = {
  readonly staffIds: readonly string[];
  readonly headline: string;
  readonly sessionId: string;
};

export const tell = (
  tx: Tx,
  { actor, at }: CommandContext,
  { staffIds, headline, sessionId }: Telling,
): Promise<void> =>
  notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds,
      kind: "training",
      headline,
      href: trainingPaths.session(sessionId),
    },
    { by: actor, at },
  );

type Moved = { readonly sessionId: string; readonly staffIds: readonly (string | null)[] };

/** A place became theirs: they and their manager read so. */
export const tellMovedUp = (
  tx: Tx,
  by: CommandContext,
  { sessionId, staffIds }: Moved,
): Promise<void> =>
  tell(tx, by, {
    staffIds: staffIds.filter((one) => one !== null),
    headline: "A place on a training session is free now: a booking moved up from the waiting list",
    sessionId,
  });
