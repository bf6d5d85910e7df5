import { formatTime, londonDate } from "../../kernel/dates.ts";

/** The media type of what `icalOf` makes. */
export const icalType = (method: CalendarMethod): string =>
  `text/calendar; charset=utf-8; method=${method}`;

type CalendarMethod = "REQUEST" | "CANCEL";

export type CalendarPerson = { readonly name: string; readonly email: string };

/** One meeting for the calendar of one person, who is the only one named besides the organiser. */
export type CalendarEvent = {
  readonly method: CalendarMethod;
  /** The same for the life of the meeting: by it a calendar finds what it has. */
  readonly uid: string;
  /** Raised with every change, so that an older message changes nothing. */
  readonly sequence: number;
  readonly madeAt: Date;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  readonly place: string | null;
  /** Where to join by video. */
  readonly joinLink: string | null;
  /** Where to read on and to answer. */
  readonly address: string | null;
  readonly organiser: CalendarPerson;
  readonly attendee: CalendarPerson;
  readonly answer: "NEEDS-ACTION" | "ACCEPTED" | "DECLINED" | "DELEGATED";
};

/** An invitation, its change or its end as a file that calendars read (RFC 5545, RFC 5546). */
export function icalOf(event: CalendarEvent): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Lantern//Meetings//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${event.method}`,
    ...london,
    ...eventLines(event),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent): readonly string[] {
  const { startsAt, minutes, organiser, attendee, place, joinLink, address } = event;
  const ends = new Date(startsAt.getTime() + minutes * 60_000);
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `DTSTAMP:${utc(event.madeAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART;TZID=Europe/London:${local(startsAt)}`,
    `DTEND;TZID=Europe/London:${local(ends)}`,
    `SUMMARY:${text(event.summary)}`,
    `DESCRIPTION:${text(event.description)}`,
    ...(place === null ? [] : [`LOCATION:${text(place)}`]),
    ...(joinLink === null ? [] : [`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${joinLink}`]),
    ...(address === null ? [] : [`URL:${address}`]),
    `ORGANIZER;CN=${parameter(organiser.name)}:mailto:${organiser.email}`,
    `ATTENDEE;CN=${parameter(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=${event.answer};RSVP=FALSE:mailto:${attendee.email}`,
    `STATUS:${event.method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    "CLASS:CONFIDENTIAL",
    "END:VEVENT",
  ];
}

/** The clocks of London as they have gone since 1996. */
const london: readonly string[] = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/London",
  "BEGIN:DAYLIGHT",
  "TZNAME:BST",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0100",
  "DTSTART:19960331T010000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZNAME:GMT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0000",
  "DTSTART:19961027T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
];

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

const local = (at: Date): string =>
  `${londonDate(at).replaceAll("-", "")}T${formatTime(at).replace(":", "")}00`;

/** Text as a value: what has a meaning in the format is escaped, and control characters go. */
const text = (value: string): string =>
  value
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");

/** A value beside a property is quoted, and can hold neither a quote nor a line (RFC 6868 is rarely read). */
const parameter = (value: string): string =>
  `"${value.replaceAll('"', "'").replaceAll(/[\u0000-\u001f\u007f]/g, " ")}"`;

const longest = 75;

/** Lines of 75 bytes at most: longer ones go on in the next after a space, and no character is torn. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const bytes = Buffer.byteLength(sign);
    if (size + bytes > longest) {
      parts.push(part);
      part = " ";
      size = 1;
    }
    part += sign;
    size += bytes;
  }
  return [...parts, part].join("\r\n");
}
