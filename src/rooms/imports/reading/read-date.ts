import { formulaSays } from "./formula-says.ts";
import { plainText, saysNone } from "./plain-text.ts";
import { splitDate } from "./split-date.ts";
import type { Cell } from "./reading-types.ts";

type DateReading =
  { outcome: "date"; iso: string } | { outcome: "none" } | { outcome: "unreadable"; why: string };

/** Nobody on a tracker of children, or of young adults carried over, is older than this. */
const oldestOnTracker = 25;
const monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
]; // prettier-ignore

function unreadable(why: string): DateReading {
  return { outcome: "unreadable", why };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A date that exists, or why it does not. */
function existing(year: number, month: number, day: number): DateReading {
  if (month < 1 || month > 12) return unreadable(`There is no month ${month}.`);
  const name = monthNames[month - 1] ?? "";
  if (day < 1 || day > daysIn(year, month))
    return unreadable(`There is no ${day} ${name} ${year}.`);
  const two = (part: number): string => String(part).padStart(2, "0");
  return { outcome: "date", iso: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}` };
}

/** `lastYear` is the latest year that two digits may stand for. */
function fullYear(year: string, lastYear: number): number {
  if (year.length > 2) return Number(year);
  const century = Math.floor(lastYear / 100) * 100;
  const candidate = century + Number(year);
  return candidate > lastYear ? candidate - 100 : candidate;
}

function fromText(text: string, lastYear: number): DateReading {
  const parts = splitDate(text);
  if (parts !== undefined) return existing(fullYear(parts.year, lastYear), parts.month, parts.day);
  if (/^(19|20)\d\d$/u.test(text)) return unreadable("Only a year is given.");
  return unreadable("This cannot be read as a date.");
}

function fromSerial(iso: string | null): DateReading {
  return iso === null
    ? unreadable("This number does not stand for a date.")
    : { outcome: "date", iso };
}

/** Serial numbers also arrive as text, out of a column formatted as text. */
function serialInText(text: string): string | null {
  if (!/^\d{5}$/u.test(text)) return null;
  return new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function fromNumber(cell: Cell & { kind: "number" }, lastYear: number): DateReading {
  if (/^\d{8}$/u.test(cell.text)) return fromText(cell.text, lastYear);
  if (/^(19|20)\d\d$/u.test(cell.text)) return unreadable("Only a year is given.");
  return fromSerial(cell.iso);
}

function read(cell: Cell, lastYear: number): DateReading {
  switch (cell.kind) {
    case "empty":
      return { outcome: "none" };
    case "date":
      return { outcome: "date", iso: cell.iso };
    case "number":
      return fromNumber(cell, lastYear);
    case "formula":
      return unreadable(formulaSays);
    case "error":
    case "boolean":
      return unreadable("This cannot be read as a date.");
    case "text": {
      const text = plainText(cell.text);
      if (saysNone(text)) return { outcome: "none" };
      const serial = serialInText(text);
      return serial === null ? fromText(text, lastYear) : fromSerial(serial);
    }
  }
}

function yearOf(iso: string): number {
  return Number(iso.slice(0, 4));
}

/** Whole years from one ISO date to another. */
function ageOn(born: string, today: string): number {
  const years = yearOf(today) - yearOf(born);
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/**
 * A date of birth, day before month as the UK writes it. Two digits are the latest such year that
 * is not after this one. Anything that is not the birthday of someone on a children's tracker is
 * refused with its reason; a date that could have day and month swapped stays as it is written.
 */
export function readBirthDate(cell: Cell, today: string): DateReading {
  const reading = read(cell, yearOf(today));
  if (reading.outcome !== "date") return reading;
  if (reading.iso > today) return unreadable(`${reading.iso} is in the future.`);
  const age = ageOn(reading.iso, today);
  if (age <= oldestOnTracker) return reading;
  return unreadable(
    `Born ${reading.iso} would be ${age} years old now, too old to be a child here.`,
  );
}

/** Another date of the tracker (referred, panel, review), in the past or planned. */
export function readOtherDate(cell: Cell, today: string): DateReading {
  const reading = read(cell, yearOf(today) + 20);
  if (reading.outcome !== "date") return reading;
  const year = yearOf(reading.iso);
  if (year >= 1990 && year <= yearOf(today) + 20) return reading;
  return unreadable(`${reading.iso} is too far away to be meant.`);
}
