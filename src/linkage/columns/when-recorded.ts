import { readDate, yearsIn } from "../fields/dates.ts";
import { agesIn } from "../fields/ages.ts";
import { isOfSomething, liesInFewYears } from "./dates-of-events.ts";
import { isYearOfSchool, plainHeading } from "../tables/names-of-columns.ts";
import { ofOneName } from "./of-one-name.ts";
import type { ColumnRole } from "../tables/roles.ts";
import type { Column } from "../tables/table.ts";
import { dated, looked as samples } from "../priors/reading.ts";

const { ofOneName: looked } = samples;
const { fewest, fewestOfOneName, longestKept, latestYear } = dated;

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
  const { sums, all } = sumsOf(ages, dates);
  const together = [...sums].map(([sum, count]) =>
    sum > latestYear ? 0 : count + (sums.get(sum + 1) ?? 0),
  );
  return all >= fewest && Math.max(...together) > 0.8 * all;
}

/** Whether ages and years come to so many years that the dates are no births, whenever the ages were written. */
export function areNoBirths(ages: Column, dates: Column): boolean {
  const { sums, all } = sumsOf(ages, dates);
  const within = [...sums.keys()].map((from) =>
    [...sums].reduce(
      (count, [sum, its]) => (sum >= from && sum < from + longestKept ? count + its : count),
      0,
    ),
  );
  return all >= fewest && Math.max(...within) < 0.5 * all;
}

/** How often ages and years come to each year. */
function sumsOf(ages: Column, dates: Column) {
  const sums = new Map<number, number>();
  const ageAt = agesAt(ages);
  let all = 0;
  for (let row = 0; row < Math.min(looked, ages.codes.length); row += 1) {
    const sum = Math.floor(yearsAt(dates, row)) + ageAt(row);
    if (Number.isNaN(sum)) continue;
    sums.set(sum, (sums.get(sum) ?? 0) + 1);
    all += 1;
  }
  return { sums, all };
}

/**
 * Whether years are those of the day that stands beside them: of records of one name a year apart the
 * later has more, and not the same as where all were written at once. Where no name tells it an age is
 * taken to be of the day, and a year of school of when the list was made. So is an age beside days of many
 * years of which nothing is said that would be told each time, as when somebody registered to vote.
 */
function growsWith(dates: Column, ages: Column, names: readonly Column[]): boolean {
  const ageAt = agesAt(ages);
  let [grown, same, neither] = [0, 0, 0];
  for (const [one, other] of ofOneName(names, [dates, ages])) {
    const apart = yearsAt(dates, other) - yearsAt(dates, one);
    const more = (ageAt(other) - ageAt(one)) * Math.sign(apart);
    if (Math.abs(apart) < 1) continue;
    if (more === 0) same += 1;
    else if (more > 0 && Math.abs(more - Math.abs(apart)) <= 1) grown += 1;
    else if (!Number.isNaN(more)) neither += 1;
  }
  // Of namesakes it is mostly neither.
  const isTold = grown !== same && grown + same >= Math.max(fewestOfOneName, neither);
  if (isTold) return grown > same;
  return !isYearOfSchool(ages.name) && (order(dates) === 0 || liesInFewYears(dates));
}

const yearsAt = ({ values, codes }: Column, row: number): number =>
  yearsIn(readDate(values.at(codes[row] ?? -1) ?? "", "day first") ?? Number.NaN);

const agesAt = (column: Column): ((row: number) => number) => {
  const read = agesIn(column);
  return (row) => read(column.values.at(column.codes[row] ?? -1) ?? "")?.years ?? Number.NaN;
};
