import { daysBetween, formatDate, type IsoDate } from "./dates.ts";

/** As a sentence begins: "date of birth" → "Date of birth". */
export const capitalised = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** As it stands within a sentence: "The hub" → "the hub". An abbreviation keeps its letters: "MASH". */
export const uncapitalised = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

/** "1 child", "2 children": the plural is given where it is not an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** How many there are; of what is counted up to a bound it may be known only that there are more. */
export type HowMany = number | { readonly moreThan: number };

/** Of what was counted up to one beyond the bound. */
export const upTo = (bound: number, count: number): HowMany =>
  count > bound ? { moreThan: bound } : count;

/** "12", or "More than 1,000" where counting stopped. */
export const howMany = (count: HowMany): string =>
  typeof count === "number" ? String(count) : `More than ${count.moreThan.toLocaleString("en-GB")}`;

/** The word alone, where the number stands apart from it. */
export const nounOf = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? one : many;

/** How something begins, on one line and cut at a word: "She said on Monday that…". */
export function beginningOf(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const atWord = line[most] === " " ? cut : cut.slice(0, Math.max(0, cut.lastIndexOf(" ")));
  // One word longer than the line is cut within, and never between the halves of a character.
  const kept = atWord === "" ? cut.replace(/[\uD800-\uDBFF]$/, "") : atWord;
  return `${kept.replace(/[\s,;:.–-]+$/, "")}…`;
}

const minute = 60_000;
const hour = 60 * minute;

/** Whole minutes, hours or days, rounded down: nothing is said to be later or to have longer than it has. */
export function spanInWords(span: number): string {
  if (span < hour) return counted(Math.max(1, Math.floor(span / minute)), "minute");
  if (span < 48 * hour) return counted(Math.floor(span / hour), "hour");
  return counted(Math.floor(span / (24 * hour)), "day");
}

/** How late an instant is, the same on every page: "2 hours overdue". */
export const overdueInWords = (due: Date, now: Date): string =>
  `${spanInWords(now.getTime() - due.getTime())} overdue`;

/** When something is due, words first: "3 days overdue", "due today", "due in 12 days". */
export function dueInWords(due: IsoDate, today: IsoDate): { text: string; isOverdue: boolean } {
  const days = daysBetween(today, due);
  if (days < 0) return { text: `${counted(-days, "day")} overdue`, isOverdue: true };
  if (days === 0) return { text: "due today", isOverdue: false };
  if (days === 1) return { text: "due tomorrow", isOverdue: false };
  return {
    text: days <= 28 ? `due in ${counted(days, "day")}` : `due ${formatDate(due)}`,
    isOverdue: false,
  };
}
