import { versionOf } from "../../kernel/version-of.ts";
import { formatDate, londonDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { invite, listInvitable, tellInvited } from "./book-meeting.ts";
import { readBooking, type Booking, type BookingForm } from "./booking-form.ts";
import { isStillOpen, type Closed } from "./lock-meeting.ts";
import type { Meeting } from "./meeting-reads.ts";
import { panelTypeOf } from "./panel-type.ts";
import { keepPlaces } from "./places.ts";
import { standingOf, whyNotCancelled, type Standing } from "./standing.ts";
import { listAsked, listInvited } from "./invited-reads.ts";

export type MovingForm = BookingForm & { readonly reason: string; readonly version: string };

export type MovingChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  | Closed;

type Of = { readonly person: Person; readonly meeting: Meeting };

const reasonRule = {
  name: "Reason",
  most: 2000,
  missing: "Enter the reason, for those who read it later",
};

/** Moves a meeting, or changes its place, its chair or who is asked: with a reason, and everybody is told. */
export async function moveMeeting(
  tx: Tx,
  acting: CommandContext,
  { person, meeting, form }: Of & { readonly form: MovingForm },
): Promise<MovingChange> {
  if (!(await isStillOpen(tx, meeting.meetingId))) return { kind: "closed" };
  const posted = await listInvitable(tx, person, acting.today);
  const standing = await standingOf(tx, meeting, acting.at);
  // Of a meeting that was held the day stands, also where it is no longer to come.
  const today = standing.isHeld ? londonDate(meeting.startsAt) : acting.today;
  const read = readBooking(form, { today, posted });
  const reason = readText(form.reason, reasonRule);
  const errors = [
    ...("errors" in read ? read.errors : wrongTime(read.booking, { meeting, standing, ...acting })),
    ...(reason.ok ? [] : [{ field: "reason", message: reason.error }]),
  ];
  if ("errors" in read || !reason.ok || errors.length > 0) return { kind: "invalid", errors };
  const { startsAt, lastsMinutes, place, joinLink, chairId, invited } = read.booking;
  const { numUpdatedRows } = await tx
    .updateTable("panels.meetings")
    .set((row) => ({
      starts_at: startsAt,
      lasts_minutes: lastsMinutes,
      place,
      join_link: joinLink,
      chair_id: chairId,
      version: row("version", "+", 1),
    }))
    .where("meeting_id", "=", meeting.meetingId)
    .where("version", "=", versionOf(form.version))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await noteChange(tx, acting, { person, meeting, kind: "moved", reason: reason.value });
  await askAnew(tx, acting, { person, meeting, startsAt, invited, reason: reason.value });
  return { kind: "accepted" };
}

type Timed = { readonly meeting: Meeting; readonly standing: Standing; readonly at: Date };

/** A meeting that was held keeps its time; any other is moved to a time that is still to come. */
function wrongTime({ startsAt }: Booking, { meeting, standing, at }: Timed): readonly FieldError[] {
  if (startsAt.getTime() === meeting.startsAt.getTime()) return [];
  if (standing.isHeld) {
    const message =
      "This meeting has begun and something is recorded of it: its time cannot change";
    return [{ field: "on", message }];
  }
  return startsAt > at ? [] : [{ field: "time", message: "Enter a time that is still to come" }];
}

type ReadContext = Of & {
  readonly startsAt: Date;
  readonly invited: readonly string[];
  readonly reason: string;
};

/** Brings the invitations into line with the new booking, and tells everybody who is asked. */
async function askAnew(
  tx: Tx,
  acting: CommandContext,
  { person, meeting, startsAt, invited, reason }: ReadContext,
): Promise<void> {
  const { meetingId } = meeting;
  const posted = await listInvitable(tx, person, acting.today);
  const type = await panelTypeOf(tx, meeting);
  const shown = await listInvited(tx, { meetingId, today: acting.today });
  // Whom the acting person cannot read, they cannot leave out either.
  const left = shown.map(({ staffId }) => staffId).filter((one) => !invited.includes(one));
  await withdraw(tx, acting, { meetingId, staffIds: left });
  await invite(tx, acting, { person, meetingId, type, staffIds: invited, posted });
  const asked = await listAsked(tx, meetingId);
  await keepPlaces(tx, acting, { person, staffIds: [...left, ...asked], type });
  await tellInvited(tx, acting, { person, meetingId, type, startsAt, staffIds: asked });
  await appendChronology(tx, person, {
    kind: "meeting",
    headline: `${type.name} of ${dayOf(meeting)} changed: now ${formatDate(londonDate(startsAt))}`,
    detail: reason,
    happenedOn: acting.today,
    by: acting.actor,
  });
}

const dayOf = ({ startsAt }: Meeting): string => formatDate(londonDate(startsAt));

const notCancelled = (message: string) => ({
  kind: "invalid" as const,
  errors: [{ field: "cancelReason", message }],
});

/**
 * Cancels a meeting with its reason. The places that it gave in the circle end. One that has begun, or of
 * which something is recorded, is not cancelled: its minutes would be lost to those who approve and read them.
 */
export async function cancelMeeting(
  tx: Tx,
  acting: CommandContext,
  { person, meeting, reason: typed }: Of & { readonly reason: string },
): Promise<Exclude<MovingChange, { kind: "stale" }>> {
  if (!(await isStillOpen(tx, meeting.meetingId))) return { kind: "closed" };
  const refused = whyNotCancelled(await standingOf(tx, meeting, acting.at));
  const reason = readText(typed, reasonRule);
  if (refused !== undefined) return notCancelled(refused);
  if (!reason.ok) return notCancelled(reason.error);
  const invited = await listAsked(tx, meeting.meetingId);
  await noteChange(tx, acting, { person, meeting, kind: "cancelled", reason: reason.value });
  await tx
    .updateTable("panels.meetings")
    .set((row) => ({ cancelled_at: acting.at, version: row("version", "+", 1) }))
    .where("meeting_id", "=", meeting.meetingId)
    .execute();
  const type = await panelTypeOf(tx, meeting);
  await keepPlaces(tx, acting, { person, staffIds: invited, type });
  await notify(
    tx,
    {
      partnershipId: person.partnershipId,
      staffIds: invited,
      kind: "meeting",
      headline: `The ${type.name.toLowerCase()} of ${dayOf(meeting)} is cancelled`,
      href: "/meetings",
    },
    { by: acting.actor, at: acting.at },
  );
  await appendChronology(tx, person, {
    kind: "meeting",
    headline: `${type.name} of ${dayOf(meeting)} cancelled`,
    detail: reason.value,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted" };
}

async function noteChange(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    person,
    meeting,
    kind,
    reason,
  }: Of & { readonly kind: "moved" | "cancelled"; readonly reason: string },
): Promise<void> {
  await tx
    .insertInto("panels.booking_changes")
    .values({
      booking_change_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meeting.meetingId,
      kind,
      reason,
      was_at: meeting.startsAt,
      was_place: meeting.place,
      changed_by: actor.id,
      changed_at: at,
    })
    .execute();
}

async function withdraw(
  tx: Tx,
  { at }: CommandContext,
  { meetingId, staffIds }: { readonly meetingId: string; readonly staffIds: readonly string[] },
): Promise<void> {
  if (staffIds.length === 0) return;
  await tx
    .updateTable("panels.invitations")
    .set({ withdrawn_at: at })
    .where("meeting_id", "=", meetingId)
    .where("staff_id", "in", staffIds)
    .execute();
}
