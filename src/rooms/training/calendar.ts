import { icalOf, icalType, type CalendarEvent } from "../../platform/calendar/ical.ts";
import { madeFile, type MadeFile } from "../../platform/files/made-file.ts";
import type { Session } from "./session-reads.ts";
import { trainingPaths } from "./web/paths.ts";

type Person = { readonly name: string; readonly email: string };

type Entry = {
  readonly session: Pick<
    Session,
    "sessionId" | "course" | "startsAt" | "minutes" | "heldIn" | "joinLink" | "version"
  >;
  readonly attendee: Person;
  readonly organiser: Person;
  readonly care: string;
  readonly origin: string;
  readonly madeAt: Date;
  /** Where somebody without an account reads on. */
  readonly address?: string;
};

/** A session for the calendar of one person: nobody else who is booked is named in it. */
export function calendarEntry(entry: Entry): MadeFile {
  const { session, attendee, organiser, care, origin, madeAt } = entry;
  const address = entry.address ?? `${origin}${trainingPaths.session(session.sessionId)}`;
  const event: CalendarEvent = {
    method: "REQUEST",
    uid: session.sessionId,
    sequence: session.version - 1,
    madeAt,
    startsAt: session.startsAt,
    minutes: session.minutes,
    summary: session.course,
    description: `${care}\n${address}`,
    place: session.heldIn,
    joinLink: session.joinLink,
    address,
    organiser,
    attendee,
    answer: "ACCEPTED",
  };
  return madeFile({
    name: "Training session.ics",
    mediaType: icalType(event.method),
    says: event,
    make: (shown) => Buffer.from(icalOf(shown)),
  });
}
