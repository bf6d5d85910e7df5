import {
  formatTime,
  isIsoDate,
  isoDateOf,
  londonDate,
  londonInstant,
  readTime,
} from "../../kernel/dates.ts";
import type { Columns } from "./columns.ts";
import { fieldsOf, type FeedField, type FeedKind, type Said } from "./kinds.ts";

export type Code = { readonly key: string; readonly name: string };
/** For each field of codes what there is to choose from. */
export type Codes = Readonly<Record<string, readonly Code[]>>;

export type Reading = {
  readonly kind: FeedKind;
  readonly codes: Codes;
  readonly words: Columns["words"];
  readonly today: string;
};

/** Which field is wrong, and in what way; never what stands in the cell. */
export type RowProblem = { readonly field: string; readonly message: string };

export const longestCell = 200;
/** What somebody wrote about what happened. */
export const longestText = 4000;

/** One row made ready, or everything that is wrong with it. */
export function readRow(
  raw: Readonly<Record<string, string>>,
  reading: Reading,
): { readonly said: Said } | { readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const said: Record<string, string> = {};
  for (const field of fieldsOf(reading.kind)) {
    const read = readCell((raw[field.name] ?? "").trim(), field, reading);
    if ("wrong" in read)
      problems.push({ field: field.name, message: `${field.label}: ${read.wrong}` });
    else if (read.value !== "") said[field.name] = read.value;
  }
  return problems.length > 0 ? { problems } : { said };
}

type Read = { readonly value: string } | { readonly wrong: string };

function readCell(text: string, field: FeedField, reading: Reading): Read {
  if (text === "") {
    const isWrong = field.isNeeded && field.mayBeEmpty !== true;
    return isWrong ? { wrong: "nothing is entered" } : { value: "" };
  }
  const longest = field.type === "long" ? longestText : longestCell;
  if (text.length > longest) return { wrong: `longer than ${longest} characters` };
  // A spreadsheet would work it out when the row is opened again.
  if (/^[=@]/u.test(text)) return { wrong: "a formula: save the file with values" };
  const plain = field.type === "long" ? text.replaceAll(/[\n\r\t]/gu, " ") : text;
  if (/[\p{Cc}\uFFFD]/u.test(plain))
    return { wrong: "signs that cannot be read: save the file as UTF-8" };
  if (field.type === "date") return readDay(text, reading.today);
  if (field.type === "moment") return readAt(text, reading.today);
  if (field.type === "when") return readWhen(text, reading.today);
  if (field.type === "number") return readNumber(text);
  return field.type === "code" ? readCode(text, field.name, reading) : { value: text };
}

/** As systems write days: 2026-03-04, or 04/03/2026 with the day first. */
function dayOf(text: string): string | undefined {
  if (isIsoDate(text)) return text;
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text) ?? [];
  return isoDateOf({ day: Number(day), month: Number(month), year: Number(year) });
}

/** As databases write a day that has no hour. */
const midnight = /[T ]00:00(:00(\.0+)?)?Z?$/u;

function readWhen(text: string, today: string): Read {
  const day = text.replace(midnight, "");
  return dayOf(day) === undefined ? readAt(text, today) : readDay(day, today);
}

/** A day, or a day and an hour, made ready; none where it is neither, or in the time to come. */
export function whenOf(text: string, today: string): string | undefined {
  const read = readWhen(text.trim(), today);
  return "value" in read ? read.value : undefined;
}

function readDay(text: string, today: string): Read {
  const day = dayOf(text.replace(midnight, ""));
  if (day === undefined || day < "1990-01-01")
    return { wrong: "no date like 2026-03-04 or 04/03/2026" };
  return day > today ? { wrong: "in the time to come" } : { value: day };
}

function readAt(text: string, today: string): Read {
  const [, on = "", time = "", zone] =
    /^(\S+?)[T ](\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z)?$/u.exec(text) ?? [];
  const day = dayOf(on);
  const clock = readTime(time);
  if (day === undefined || clock === undefined || day < "1990-01-01") {
    return { wrong: "no date and time like 2026-03-04 14:30" };
  }
  if (day > today) return { wrong: "in the time to come" };
  if (zone === undefined) return { value: `${day} ${clock}` };
  const instant = new Date(`${day}T${clock}:00Z`);
  return { value: `${londonDate(instant)} ${formatTime(instant)}` };
}

const readNumber = (text: string): Read =>
  /^\d{1,3}$/u.test(text) ? { value: String(Number(text)) } : { wrong: "no whole number" };

function readCode(text: string, name: string, { codes, words }: Reading): Read {
  const choices = codes[name] ?? [];
  const word = wordOf(text);
  const meant = words[name]?.[word];
  const found =
    choices.find(({ key }) => key === meant) ??
    choices.find((one) => wordOf(one.key) === word || wordOf(one.name) === word);
  return found ? { value: found.key } : { wrong: "a value with no meaning set yet" };
}

/** How a word is compared: large and small letters and spaces do not matter. */
export const wordOf = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/gu, " ");

/** The instant of a moment that was made ready. */
export function instantOf(moment: string): Date {
  const [on = "", time = ""] = moment.split(" ");
  return londonInstant(on, time);
}
