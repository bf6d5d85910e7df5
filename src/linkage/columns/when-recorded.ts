import { readDate, yearsIn } from "../fields/dates.ts";
import { readYears } from "../fields/texts.ts";
import { isYearOfSchool, plainHeading } from "./names-of-columns.ts";
import type { ColumnRole } from "./roles.ts";
import type { Column } from "./table.ts";

/** What happened on a day, or was done on it: no child was born by it. */
const happened =
  /(^|_)(events?|incidents?|episodes?|reported|report|record(ed)?|referr(al|ed)|received|recd|start(ed)?|end(ed)?|clos(ed|ure)|open(ed)?|creat(ed|ion)|updated?|modified|enter(ed)?|entry|admi(ssion|tted)|discharged?|attend(ed|ance)|arrest(ed)?|offence|crime|missing|missed|return(ed)?|found|seen|contact(ed)?|visit(ed)?|review(ed)?|assess(ed|ment)|allocat(ed|ion)|meeting|conference|interview(ed)?|regist(ered|ration)|joined|left|leaving|last|next|since|completed|signed|logged|decision|exclu(ded|sion)|census|extract(ed)?|as_at|as_of|due)(_|$)|^(from|to|until)$/;

/** Whether a date, by its heading, is that of something that happened. */
export const isOfSomething = (heading: string): boolean => happened.test(plainHeading(heading));

const looked = 2_000;
/** Fewer rows with an age and a date tell nothing of the two. */
const fewest = 10;
/** What comes to a later year is no birth and an age. */
const latestYear = 2030;

/**
 * The column of dates that tells when the ages of a list were written, as a list of episodes has them:
 * with it an age is a year of birth. A date to which the ages add up is a birth.
 */
export function whenRecorded(
  ages: Column,
  dates: readonly Column[],
  names: readonly Column[],
): ColumnRole | undefined {
  const birth = dates.find((column) => !isOfSomething(column.name) && addsUp(ages, column));
  if (birth) return { name: birth.name, role: "birthDate", because: "ages add up to it" };
  const [first] = dates.toSorted((one, other) => order(one) - order(other));
  if (!first || !growsWith(first, ages, names)) return undefined;
  return { name: first.name, role: "recordDate", because: "a date beside ages" };
}

/** Reported before anything else that has a date, and a date of nothing before one that is said to be of the last. */
function order({ name }: Column): number {
  const heading = plainHeading(name);
  if (/last|next|due|end|clos|left|leaving|returned/.test(heading)) return 2;
  return /report|event|incident|episode|record|missing|start|referr|^date$/.test(heading) ? 0 : 1;
}

/** Whether nearly all ages and years come to one year, or to the next: it was written for all at once. */
function addsUp(ages: Column, dates: Column): boolean {
  const sums = new Map<number, number>();
  let all = 0;
  for (let row = 0; row < Math.min(looked, ages.codes.length); row += 1) {
    const sum = Math.floor(yearsAt(dates, row)) + ageAt(ages, row);
    if (Number.isNaN(sum)) continue;
    sums.set(sum, (sums.get(sum) ?? 0) + 1);
    all += 1;
  }
  const together = [...sums].map(([sum, count]) =>
    sum > latestYear ? 0 : count + (sums.get(sum + 1) ?? 0),
  );
  return all >= fewest && Math.max(...together) > 0.8 * all;
}

/** Headings of a date that say not even whose it is: of a birth hardly anybody writes so little. */
const bare = /^(dates?|day|when|time|time_?stamp|on)$/;

/** Of records of one name in a row so many have the same date where it is their birth; those of a bare heading more. */
const agreeing = { bare: 0.3, other: 0.1 };
/** Nearly all lie in so few years. */
const fewYears = { years: 5, share: 0.9 };
/** One name that many records have tells no more than this. */
const mostOfOne = 3;

/**
 * Whether the only date there is tells when something happened: records of one name have it differently,
 * and it lies in the last few years.
 * @param names columns that name somebody together
 */
export function happenedThen(date: Column, names: readonly Column[]): boolean {
  if (isOfSomething(date.name)) return true;
  const isBare = bare.test(plainHeading(date.name));
  const { met, agree } = agreeByName(date, names);
  const share = met < fewest ? undefined : agree / met;
  if (isBare) return share === undefined ? liesInFewYears(date) : share < agreeing.bare;
  return share !== undefined && share < agreeing.other && liesInFewYears(date);
}

/** Whether records of one name have nearly always another date: it is of what is told of them each time. */
export function differsEachTime(date: Column, names: readonly Column[]): boolean {
  const { met, agree } = agreeByName(date, names);
  return met >= fewest && agree < agreeing.other * met;
}

function agreeByName(date: Column, names: readonly Column[]) {
  let [met, agree] = [0, 0];
  for (const [one, other] of ofOneName(names, [date])) {
    met += 1;
    if (date.codes[one] === date.codes[other]) agree += 1;
  }
  return { met, agree };
}

/** Rows of one name, each with the one before, where both tell what is asked. */
function* ofOneName(
  names: readonly Column[],
  asked: readonly Column[],
): Generator<readonly [one: number, other: number]> {
  const before = new Map<string, { readonly row: number; readonly times: number }>();
  if (names.length === 0) return;
  const rows = Math.min(looked, names[0]?.codes.length ?? 0);
  for (let row = 0; row < rows; row += 1) {
    if ([...names, ...asked].some(({ codes }) => (codes[row] ?? -1) < 0)) continue;
    const name = names.map(({ codes }) => codes[row]).join(" ");
    const last = before.get(name);
    before.set(name, { row, times: (last?.times ?? 0) + 1 });
    if (last && last.times <= mostOfOne) yield [last.row, row];
  }
}

/**
 * Whether years are those of the day that stands beside them: of records of one name a year apart the
 * later has more, and not the same as where all were written at once. Where no name tells it an age is
 * taken to be of the day, and a year of school of when the list was made.
 */
function growsWith(dates: Column, ages: Column, names: readonly Column[]): boolean {
  let [grown, same] = [0, 0];
  for (const [one, other] of ofOneName(names, [dates, ages])) {
    const apart = yearsAt(dates, other) - yearsAt(dates, one);
    const more = (ageAt(ages, other) - ageAt(ages, one)) * Math.sign(apart);
    if (Math.abs(apart) < 1) continue;
    if (more === 0) same += 1;
    if (more > 0 && Math.abs(more - Math.abs(apart)) <= 1) grown += 1;
  }
  return grown === same ? !isYearOfSchool(ages.name) : grown > same;
}

const yearsAt = ({ values, codes }: Column, row: number): number =>
  yearsIn(readDate(values.at(codes[row] ?? -1) ?? "", "day first") ?? Number.NaN);

const ageAt = ({ values, codes }: Column, row: number): number =>
  Number(readYears(values.at(codes[row] ?? -1) ?? "")?.text ?? Number.NaN);

/** Whether nearly all of its dates lie in a few years. */
export function liesInFewYears({ values, codes }: Column): boolean {
  const inYear = new Map<number, number>();
  const rows = Math.min(looked, codes.length);
  for (let row = 0; row < rows; row += 1) {
    const date = readDate(values.at(codes[row] ?? -1) ?? "", "day first");
    const year = Math.floor((date ?? 0) / 10_000);
    if (year > 0) inYear.set(year, (inYear.get(year) ?? 0) + 1);
  }
  const counts = [...inYear.values()];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(
    ...[...inYear.keys()].map((from) =>
      Array.from({ length: fewYears.years }, (_, at) => inYear.get(from + at) ?? 0).reduce(
        (sum, count) => sum + count,
      ),
    ),
  );
  return most > fewYears.share * all;
}
