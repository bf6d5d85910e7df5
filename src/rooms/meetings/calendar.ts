import { formatDateTime } from "../../kernel/dates.ts";
import type { CalendarEvent, CalendarPerson } from "../../platform/calendar/ical.ts";
import type { PersonName } from "../subjects/index.ts";
import type { AnswerKind } from "./invited-reads.ts";

/** What of a meeting goes into somebody's calendar: it is read by others too, so there is no child in it. */
export type Called = {
  readonly meetingId: string;
  readonly panel: string;
  readonly startsAt: Date;
  readonly lastsMinutes: number;
  readonly place: string | null;
  readonly joinLink: string | null;
  /** Raised by every change of the booking. */
  readonly version: number;
};

type CalendarContext = {
  readonly called: Called;
  readonly isOff: boolean;
  readonly answer: AnswerKind | null;
  readonly organiser: CalendarPerson;
  readonly attendee: CalendarPerson;
  /** Where people reach Lantern, without a slash at its end. */
  readonly origin: string;
  readonly madeAt: Date;
};

const partstats = { coming: "ACCEPTED", apologies: "DECLINED", deputy: "DELEGATED" } as const;

export const partstatOf = (answer: AnswerKind | null): CalendarEvent["answer"] =>
  answer === null ? "NEEDS-ACTION" : partstats[answer];

/** Short enough to say on the telephone, and nobody's but the meeting's. */
export const meetingReference = (meetingId: string): string =>
  `M-${meetingId.slice(-8).toUpperCase()}`;

export function calendarEventOf(ground: CalendarContext): CalendarEvent {
  const { called, isOff, answer, organiser, attendee, origin, madeAt } = ground;
  const { meetingId, panel, startsAt, lastsMinutes, version } = called;
  const reference = meetingReference(meetingId);
  const address = `${origin}/meetings/${meetingId}`;
  return {
    method: isOff ? "CANCEL" : "REQUEST",
    uid: meetingId,
    sequence: version - 1,
    madeAt,
    startsAt,
    minutes: lastsMinutes,
    organiser,
    attendee,
    summary: `${panel}, ${reference}`,
    description: isOff
      ? `The meeting of ${formatDateTime(startsAt)} is cancelled, or you are no longer invited. Reference ${reference}.`
      : `Sign in to read what it is about and to answer: ${address}\nReference ${reference}. This message contains no personal information.`,
    place: isOff ? null : called.place,
    joinLink: isOff ? null : called.joinLink,
    address: isOff ? null : address,
    answer: partstatOf(answer),
  };
}

/** A place that says the child's name is read in Lantern, and is in nobody's calendar. */
export function placeWithoutNames(place: string, names: readonly PersonName[]): string {
  const words = new Set(place.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? []);
  const says = (name: string): boolean =>
    name
      .toLowerCase()
      .split(/\s+/)
      .some(
        (part) => part.length > 1 && [part, `${part}’s`, `${part}'s`].some((one) => words.has(one)),
      );
  const isNamed = names.some(({ givenName, familyName }) => says(givenName) || says(familyName));
  return isNamed ? "Read the place in Lantern" : place;
}
