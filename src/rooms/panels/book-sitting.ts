import { addDays, formatDate, londonDate, londonInstant, readTime } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Posted } from "../directory/index.ts";
import { isJoinLink } from "../meetings/index.ts";
import { askPeople } from "./ask-people.ts";
import type { Panel } from "./panel.ts";

export type SittingForm = {
  readonly on: DateParts;
  readonly time: string;
  readonly room: string;
  readonly joinLink?: string | undefined;
  readonly chair: string;
};

type Read = {
  readonly startsAt: Date;
  readonly room: string;
  readonly joinLink: string | null;
  readonly chairId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
};

type Context = {
  readonly panel: Pick<Panel, "papersOpenDays" | "papersCloseDays">;
  readonly posted: readonly Posted[];
  readonly today: string;
};

/** A day, a time, a room and a chair; papers open and close by the panel's own days around it. */
export function readSitting(
  form: SittingForm,
  { panel, posted, today }: Context,
): Read | readonly FieldError[] {
  const errors: FieldError[] = [];
  const on = readDateParts(form.on, {
    name: "Date of the meeting",
    earliest: today,
    latest: addDays(today, 731),
  });
  if (!on.ok) errors.push({ field: "on", message: on.error });
  const time = readTime(form.time);
  if (time === undefined) errors.push({ field: "time", message: "Enter a time, like 14:30" });
  const room = readText(form.room, {
    name: "Room",
    most: 400,
    missing: "Enter the room, or how to join by video",
  });
  if (!room.ok) errors.push({ field: "room", message: room.error });
  const joinLink = (form.joinLink ?? "").trim() || null;
  if (joinLink !== null && !isJoinLink(joinLink))
    errors.push({ field: "joinLink", message: "Enter the whole link, beginning with https://" });
  const chair = posted.find(({ staffId, canChair }) => canChair && staffId === form.chair);
  if (!chair) errors.push({ field: "chair", message: "Choose who will chair the meeting" });
  if (!on.ok || time === undefined || !room.ok || !chair || errors.length > 0) return errors;
  return {
    startsAt: londonInstant(on.value, time),
    room: room.value,
    joinLink,
    chairId: chair.staffId,
    ...windowOf(on.value, panel),
  };
}

/** Papers open as the day begins, and close as the last day ends. */
export const windowOf = (
  on: string,
  { papersOpenDays, papersCloseDays }: Context["panel"],
): { readonly opensAt: Date; readonly closesAt: Date } => ({
  opensAt: londonInstant(addDays(on, -papersOpenDays), "00:00"),
  closesAt: londonInstant(addDays(on, papersCloseDays + 1), "00:00"),
});

/** The first and the last day on which papers are read, in words: nobody has to know what midnight is. */
export const papersDays = ({ opensAt, closesAt }: ReturnType<typeof windowOf>) => ({
  first: formatDate(londonDate(opensAt)),
  last: formatDate(addDays(londonDate(closesAt), -1)),
});

export type Booked =
  | { readonly kind: "accepted"; readonly sittingId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Booking = {
  readonly panel: Panel;
  readonly posted: readonly Posted[];
  readonly form: SittingForm;
};

/** Books a sitting and asks everybody who has a seat, and the chair. */
export async function bookSitting(
  tx: Tx,
  acting: CommandContext,
  { panel, posted, form }: Booking,
): Promise<Booked> {
  const { actor, at, today } = acting;
  const read = readSitting(form, { panel, posted, today });
  if (!("startsAt" in read)) return { kind: "invalid", errors: read };
  await oneAtATime(tx, `meetings of ${panel.key}`);
  const twin = await tx
    .selectFrom("panels.sittings")
    .select("sitting_id")
    .where("panel", "=", panel.key)
    .where("starts_at", "=", read.startsAt)
    .where("cancelled_at", "is", null)
    .executeTakeFirst();
  // The same form sent twice is one sitting.
  if (twin) return { kind: "accepted", sittingId: twin.sitting_id };
  const sittingId = newId();
  await tx
    .insertInto("panels.sittings")
    .values({
      sitting_id: sittingId,
      partnership_id: actor.partnershipId,
      panel: panel.key,
      scheme_id: panel.id,
      starts_at: read.startsAt,
      minutes: panel.minutes,
      room: read.room,
      join_link: read.joinLink,
      chair_id: read.chairId,
      opens_at: read.opensAt,
      closes_at: read.closesAt,
      booked_by: actor.id,
      booked_at: at,
    })
    .execute();
  await askPeople(tx, acting, { panel, posted, sittingId, chairId: read.chairId });
  return { kind: "accepted", sittingId };
}

/** The day of a sitting, in London. */
export const dayOf = ({ startsAt }: { readonly startsAt: Date }): string => londonDate(startsAt);
