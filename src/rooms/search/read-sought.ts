import { isoDateOf, type IsoDate } from "../../kernel/dates.ts";

/** What somebody looks for, as each group may need it. */
export type Sought = {
  /** As it was typed, with single spaces. */
  readonly text: string;
  /** The same without a date. */
  readonly words: string;
  /** A day that was typed: a date of birth, or of a meeting. */
  readonly on: IsoDate | null;
};

export type SoughtRead =
  { readonly ok: true; readonly sought: Sought } | { readonly ok: false; readonly error: string };

/** A name of one letter finds half of all children; more than a line is no name. */
const fewest = 2;
const most = 200;

/** Signs, operators and markup are text like any other. */
export function readSought(typed: string, today: IsoDate): SoughtRead {
  const text = typed.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  if (text === "") return { ok: false, error: "Enter what to search for" };
  if (text.length > most) return { ok: false, error: `Search for ${most} characters or fewer` };
  if (text.length < fewest) return { ok: false, error: `Enter ${fewest} or more characters` };
  const dated = dateIn(text, today);
  const words = dated ? text.replace(dated.typed, " ").replaceAll(/ +/g, " ").trim() : text;
  return { ok: true, sought: { text, words, on: dated?.on ?? null } };
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const byYear = /(?<![\w/.-])(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?![\w/.-])/u;
const byDay =
  /(?<![\w/.-])(?<day>\d{1,2})(?<sign>[/.-])(?<month>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})(?![\w/.-])/u;
const inWords = /(?<![\w/.-])(?<day>\d{1,2}) (?<word>[a-z]{3,9}) (?<year>\d{4})(?![\w/.-])/iu;

/** The first day that stands in the text, as people write one here. */
function dateIn(text: string, today: IsoDate) {
  for (const way of [byYear, byDay, inWords]) {
    const found = way.exec(text);
    const parts = found?.groups;
    if (!found || !parts) continue;
    const on = isoDateOf({
      day: Number(parts["day"]),
      month: Number(parts["month"] ?? monthOf(parts["word"] ?? "")),
      year: Number(yearOf(parts["year"] ?? "", today)),
    });
    if (on !== undefined) return { typed: found[0], on };
  }
  return undefined;
}

const monthOf = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** "11" is of this century, unless it is still to come. */
function yearOf(typed: string, today: IsoDate): string {
  if (typed.length === 4) return typed;
  return Number(typed) <= Number(today.slice(2, 4)) ? `20${typed}` : `19${typed}`;
}
