import { formatDate, londonDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listPosted, type Posted } from "../directory/index.ts";
import { appendChronology } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { readBooking, type Booking, type BookingForm } from "./booking-form.ts";
import { holdByOf } from "./hold-by.ts";
import { partsOf, panelTypeOn, type PanelType } from "./panel-type.ts";
import { keepPlaces } from "./places.ts";

export type BookingChange =
  | { readonly kind: "accepted"; readonly meetingId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/**
 * Colleagues whom the acting person can ask: nobody who is shut out of this record for a conflict of
 * interest, and nobody of a sensitive service whom the acting person may not read in a circle.
 */
export async function listInvitable(
  tx: Tx,
  person: Person,
  today: string,
): Promise<readonly Posted[]> {
  const posted = await listPosted(tx, today);
  return posted.filter(({ staffId, isClosed }) => !isClosed && !person.shutOut.includes(staffId));
}

const noSuchType = "This kind of meeting is no longer booked: begin again from the child’s plan";

/** Books a meeting: everybody who is asked can open the record from now until some days after it. */
export async function bookMeeting(
  tx: Tx,
  acting: CommandContext,
  { person, form }: { person: Person; form: BookingForm & { readonly type?: string } },
): Promise<BookingChange> {
  const posted = await listInvitable(tx, person, acting.today);
  const read = readBooking(form, { today: acting.today, posted });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { booking } = read;
  const type = await panelTypeOn(tx, acting.today, form.type);
  if (!type) return { kind: "invalid", errors: [{ field: "chair", message: noSuchType }] };
  await oneAtATime(tx, `meetings of ${person.personId}`);
  const twin = await findTwin(tx, person, { ...booking, typeId: type.id });
  // The same form sent twice, by an impatient second press, is one meeting.
  if (twin !== undefined) return { kind: "accepted", meetingId: twin };
  const meetingId = newId();
  await addMeeting(tx, acting, { meetingId, person, booking, type });
  await invite(tx, acting, { person, meetingId, type, staffIds: booking.invited, posted });
  await tellInvited(tx, acting, { person, meetingId, type, ...booking, staffIds: booking.invited });
  await appendChronology(tx, person, {
    kind: "meeting",
    headline: `${type.name} booked for ${formatDate(londonDate(booking.startsAt))}`,
    detail: null,
    happenedOn: acting.today,
    by: acting.actor,
  });
  return { kind: "accepted", meetingId };
}

async function findTwin(
  tx: Tx,
  person: Person,
  { startsAt, typeId }: Pick<Booking, "startsAt"> & { readonly typeId: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom("panels.meetings")
    .select("meeting_id")
    .where("person_id", "=", person.personId)
    .where("starts_at", "=", startsAt)
    .where("panel_type_id", "=", typeId)
    .where("cancelled_at", "is", null)
    .executeTakeFirst();
  return row?.meeting_id;
}

type Adding = {
  readonly meetingId: string;
  readonly person: Person;
  readonly booking: Booking;
  readonly type: PanelType;
};

async function addMeeting(
  tx: Tx,
  { actor, at }: CommandContext,
  { meetingId, person, booking, type }: Adding,
): Promise<void> {
  const holdBy = await holdByOf(tx, type, at);
  await tx
    .insertInto("panels.meetings")
    .values({
      meeting_id: meetingId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      acl: [...person.acl],
      panel_type_id: type.id,
      starts_at: booking.startsAt,
      lasts_minutes: booking.lastsMinutes,
      place: booking.place,
      join_link: booking.joinLink,
      chair_id: booking.chairId,
      hold_by: holdBy?.on ?? null,
      hold_by_at: holdBy?.at ?? null,
      booked_by: actor.id,
      booked_at: at,
    })
    .execute();
  await tx
    .insertInto("panels.items")
    .values(
      partsOf(type).map((item) => ({
        item_id: newId(),
        partnership_id: person.partnershipId,
        meeting_id: meetingId,
        item,
      })),
    )
    .execute();
}

type Inviting = {
  readonly person: Person;
  readonly meetingId: string;
  readonly type: PanelType;
  readonly staffIds: readonly string[];
  readonly posted: readonly Posted[];
};

/** Asks people to a meeting, again those whose invitation was withdrawn, and gives them their place in the circle. */
export async function invite(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, meetingId, type, staffIds, posted }: Inviting,
): Promise<void> {
  const invited = posted.filter(({ staffId }) => staffIds.includes(staffId));
  if (invited.length === 0) return;
  await tx
    .insertInto("panels.invitations")
    .values(
      invited.map(({ staffId, agencyId }) => ({
        invitation_id: newId(),
        partnership_id: person.partnershipId,
        meeting_id: meetingId,
        staff_id: staffId,
        agency_id: agencyId,
        invited_by: actor.id,
        invited_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["meeting_id", "staff_id"]).doUpdateSet({ withdrawn_at: null }),
    )
    .execute();
  await keepPlaces(tx, { actor, at }, { person, staffIds, type });
}

type Telling = {
  readonly person: Person;
  readonly meetingId: string;
  readonly type: PanelType;
  readonly staffIds: readonly string[];
  readonly startsAt: Date;
};

/** A notice is shown wherever notices are listed, so it names no child. */
export async function tellInvited(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, meetingId, type, staffIds, startsAt }: Telling,
): Promise<void> {
  await notify(
    tx,
    {
      partnershipId: person.partnershipId,
      staffIds,
      kind: type.isUrgent ? "meeting-urgent" : "meeting",
      headline: `A ${type.name.toLowerCase()} is booked for ${formatDate(londonDate(startsAt))}`,
      href: `/meetings/${meetingId}`,
    },
    { by: actor, at },
  );
}
