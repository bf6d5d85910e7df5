import { isYearOfSchool } from "../tables/names-of-columns.ts";
import { codesOf } from "../packed/shared.ts";
import type { Column } from "../tables/table.ts";
import { agesIn } from "./ages.ts";
import { isGap } from "./completed.ts";
import { countedDate, dateOf, dateOrder, readDate, yearAndMonthOf } from "./dates.ts";
import { fieldOfDates } from "./field-of-dates.ts";
import { counted, type Field } from "./field.ts";
import { numberIn } from "./number-in.ts";

/**
 * Births counted from years of age, or of school, and when these were written: the middle of the year in
 * which somebody is born, or that year alone where of the record no more is known.
 */
export function countedBirth(age: Column, recorded: Column): Field {
  const order = dateOrder(recorded.values);
  const whenOf = numberIn(recorded, (text) => readDate(text, order) ?? Number.NaN);
  const read = agesIn(age);
  if (isYearOfSchool(age.name)) {
    const yearOf = numberIn(age, (text) => read(text)?.years ?? Number.NaN);
    return fieldOfDates(age.codes.length, (row) => bornForSchool(whenOf(row), yearOf(row)));
  }
  const monthsOf = numberIn(age, (text) => {
    const { years = Number.NaN, months: told = years * months + months / 2 } = read(text) ?? {};
    return told;
  });
  return fieldOfDates(age.codes.length, (row) => bornForAge(whenOf(row), monthsOf(row)));
}

/** Years of age or of school of the records with which they make no birth: nobody wrote when they were true. */
export function agesAlone(ages: Field, recorded: Column | undefined): Field | undefined {
  if (!recorded) return ages;
  const codes = codesOf(ages.codes.length);
  for (let row = 0; row < codes.length; row += 1)
    codes[row] = isGap(recorded, row) ? (ages.codes[row] ?? -1) : -1;
  const { name, texts, forms } = ages;
  const alone = counted({ name, texts, forms, codes });
  return alone.filled === 0 ? undefined : alone;
}

const months = 12;
const [march, september] = [3, 9];

/** @param age in months: of who tells years alone half a year more */
function bornForAge(when: number, age: number): number | undefined {
  const [year, month] = yearAndMonthOf(when);
  if (month === 0) return dateOf(year - Math.floor(age / months), 0, 0);
  return countedFrom(year * months + month - 1 - age);
}

/** School begins in September; who is in year 7 was eleven before it. A month that is none is the second half of 2024/25. */
function bornForSchool(when: number, year: number): number | undefined {
  const [calendar, month] = yearAndMonthOf(when);
  const began = month < september ? calendar - 1 : calendar;
  return countedFrom((began - year - 4) * months + march - 1);
}

const countedFrom = (month: number): number | undefined =>
  countedDate(Math.floor(month / months), (month % months) + 1);
