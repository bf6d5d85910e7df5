import { isIsoDate, isoDateOf, type IsoDate } from "../../../../kernel/dates.ts";
import type { Cell } from "../../../../platform/spreadsheets/opening/index.ts";
import { folded } from "../words.ts";
import type { DateOrder } from "./date-order.ts";
import { splitWrittenDate, type WrittenDate } from "./written-date.ts";

export type DateReading =
  | { readonly outcome: "none" }
  | { readonly outcome: "date"; readonly on: IsoDate }
  | { readonly outcome: "unreadable"; readonly why: string };

const none: DateReading = { outcome: "none" };
const unreadable = (why: string): DateReading => ({ outcome: "unreadable", why });

const earliest = 1970;
const latest = 2099;

const saysNone = new Set(["", "na", "n a", "none", "nil", "never", "not applicable"]);
/** What a system writes where something has not happened yet, or never ends. */
const saysOpen =
  /^(?:not (?:yet )?(?:completed?|started|attended|attempted|set|expired|applicable)|no (?:expiry|expiration|end|renewal)(?: date)?|(?:does not|doesnt|non) expir(?:e|es|ing)|lifetime|unlimited|permanent|incomplete|in progress|outstanding|one off|once only)$/u;

/** Whether a cell says that there is no such day: only a dash or a mark where there ought to be one. */
function saysNoDay(text: string, mayBeOpen: boolean): boolean {
  const words = folded(text);
  if (words === "") return !text.includes("?");
  return mayBeOpen && (saysNone.has(words) || saysOpen.test(words));
}

const serialShape = /^\d{5}(?:\.\d+)?$/u;
const secondsShape = /^1\d{9}(?:\d{3})?$/u;

function ofSerial(serial: number): DateReading {
  const on = new Date(Math.floor(serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return within(on);
}

/** Seconds, or thousandths of them, since 1970: how databases of learning systems keep a time. */
function ofSeconds(text: string): DateReading {
  const seconds = Number(text.slice(0, 10));
  return within(new Date(seconds * 1000).toISOString().slice(0, 10));
}

function within(on: IsoDate): DateReading {
  const year = Number(on.slice(0, 4));
  return year >= earliest && year <= latest
    ? { outcome: "date", on }
    : unreadable("The year is not one in which training was given.");
}

function partsOf(date: WrittenDate, order: DateOrder): { month: number; day: number } {
  if (date.kind === "whole") return date;
  const { first, second, sign } = date;
  if (first > 12 && second <= 12) return { day: first, month: second };
  if (second > 12 && first <= 12) return { day: second, month: first };
  const isDayFirst = (order.bySign.get(sign) ?? order.column) === "day first";
  return isDayFirst ? { day: first, month: second } : { day: second, month: first };
}

function ofText(text: string, order: DateOrder): DateReading {
  const date = splitWrittenDate(text);
  if (date === undefined) return unreadable(whyNoDate(text));
  const { month, day } = partsOf(date, order);
  const on = isoDateOf({ year: date.year, month, day });
  if (on === undefined || !isIsoDate(on)) return unreadable("There is no such day.");
  return within(on);
}

const whyNoDate = (text: string): string => {
  if (/^\d{4}$/u.test(text.trim())) return "Only a year is given: write the day.";
  if (/^(?:\d{1,2}[-/. ]\d{4}|\d{4}[-/. ]\d{1,2}|[a-z]{3,9}[-/., ]+\d{2,4})$/iu.test(text.trim()))
    return "Only a month is given: write the day.";
  return "This is not a date.";
};

/**
 * The day of a cell. `mayBeOpen`: the column has words where nothing happened yet or nothing ends (completed,
 * expires); in a column that says when a course was, words are no date.
 */
export function readDate(
  cell: Cell | undefined,
  order: DateOrder,
  mayBeOpen: boolean,
): DateReading {
  if (cell === undefined || cell.kind === "empty") return none;
  if (cell.kind === "date") return within(cell.iso);
  if (cell.kind === "formula")
    return unreadable("This is a formula, and formulas are not worked out: paste its value.");
  if (cell.kind === "error" || cell.kind === "boolean") return unreadable("This is not a date.");
  const text = cell.text.trim();
  if (saysNoDay(text, mayBeOpen)) return none;
  if (serialShape.test(text)) return ofSerial(Number(text));
  if (secondsShape.test(text)) return ofSeconds(text);
  return ofText(text, order);
}
