import { isInMonths, isYearOfSchool } from "../tables/names-of-columns.ts";
import type { Column } from "../tables/table.ts";
import type { Reading } from "./field.ts";
import { readYears } from "./texts.ts";
import { cells, looked as samples } from "../priors/reading.ts";
import { someOf } from "../packed/some-of.ts";

const { content: looked } = samples;

/** Years of age or of school, and months of age in all where somebody has counted them. */
type Age = { readonly years: number; readonly months?: number };

const years = /(\d+(?:\.\d+)?)\s*(?:years?|yrs?|y)(?![a-z])/i;
const months = /(\d+(?:\.\d+)?)\s*(?:months?|mths?|mons?|mos?|m)(?![a-z])|(\d+)\/12(?!\d)/i;
const weeks = /(\d+)\s*(?:weeks?|wks?|w)(?![a-z])|(\d+)\/52(?!\d)/i;
const days = /(\d+)\s*(?:days?|d)(?![a-z])/i;
/** Behind an age an "m" is a sex where others have an "f". */
const girl = /^\s*\d+\s*f\b/i;
const boy = /^\s*\d+\s*m\s*$/i;

const most = cells.oldest * 12;
/** How the values of a column of ages are read: 18 months, 2y 3m, 14m, 18/12; a bare number by the heading. */
export function agesIn({ name, values }: Column): (raw: string) => Age | undefined {
  const isOfSchool = isYearOfSchool(name);
  const isBare = isInMonths(name);
  const hasSexes = Array.from(someOf(values, looked)).some((value) => girl.test(value));
  return (raw) => {
    const isWhole = isOfSchool || (hasSexes && boy.test(raw));
    const told = isWhole ? undefined : monthsIn(raw, isBare);
    if (told !== undefined && told <= most) return { years: Math.floor(told / 12), months: told };
    const text = told === undefined ? readYears(raw)?.text : undefined;
    return text === undefined ? undefined : { years: Number(text) };
  };
}

/** Undefined where an age tells no more than years. */
function monthsIn(raw: string, isBare: boolean): number | undefined {
  if (isBare && /^\s*\d+(\.\d+)?\s*$/.test(raw)) return Math.floor(Number(raw));
  const [ofYears, ofMonths, ofWeeks, ofDays] = [years, months, weeks, days].map((unit) => {
    const [found, first, second] = unit.exec(raw) ?? [];
    return found === undefined ? undefined : Number(first ?? second);
  });
  if ([ofMonths, ofWeeks, ofDays].every((number) => number === undefined)) return undefined;
  const short = ((ofWeeks ?? 0) * 7 + (ofDays ?? 0)) / daysOfMonth;
  return Math.floor((ofYears ?? 0) * 12 + (ofMonths ?? 0) + short);
}

const daysOfMonth = 30.44;

/** Reads the ages of a column in years. */
export function yearsReader(column: Column): (raw: string) => Reading {
  const read = agesIn(column);
  return (raw) => {
    const age = read(raw);
    const text = age === undefined ? undefined : String(age.years);
    return text === undefined ? undefined : { text, form: text };
  };
}
