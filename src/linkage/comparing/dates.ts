import { textAt } from "../columns/packed.ts";
import { rowCodesOf, type Field } from "../fields/field.ts";
import { exact, notKnown, unknown, type Comparison } from "./comparison.ts";
import { rest } from "./names.ts";

const level = { transposed: 2, oneFigure: 3, twoParts: 4, close: 5, aYear: 6, different: 7 };

/** Compares two dates as numbers, 20140321, whose unknown parts are 0. */
export function dateLevel(one: number, other: number): number {
  if (one === other) return exact;
  const year = Math.floor(one / 10_000);
  const otherYear = Math.floor(other / 10_000);
  const month = Math.floor(one / 100) % 100;
  const otherMonth = Math.floor(other / 100) % 100;
  const day = one % 100;
  const otherDay = other % 100;
  if (year === otherYear && month === otherDay && day === otherMonth) return level.transposed;
  const sameYear = year === otherYear;
  // Years alone, out of an age: a birthday lies between.
  if (month + day + otherMonth + otherDay === 0 && Math.abs(year - otherYear) === 1)
    return level.aYear;
  if (sameYear && (isYearOnly(month, day) || isYearOnly(otherMonth, otherDay)))
    return level.twoParts;
  const wrong = figuresThatDiffer(one, other);
  if (wrong === 1) return level.oneFigure;
  const same = Number(sameYear) + Number(month === otherMonth) + Number(day === otherDay);
  if (same === 2) return level.twoParts;
  if (sameYear || wrong === 2) return level.close;
  const days = (year - otherYear) * 365.25 + (month - otherMonth) * 30.4 + day - otherDay;
  return Math.abs(days) <= 400 ? level.aYear : level.different;
}

/** A record of "about 2011" is typed as 1 January, or has no day and month at all. */
const isYearOnly = (month: number, day: number): boolean =>
  (month === 1 && day === 1) || month === 0 || day === 0;

/** Figures in other places; two neighbours that changed places count once. */
function figuresThatDiffer(one: number, other: number): number {
  let wrong = 0;
  let left = one;
  let right = other;
  while (left > 0 || right > 0) {
    const a = left % 10;
    const b = right % 10;
    if (a !== b) {
      wrong += 1;
      const isSwapped = a === Math.floor(right / 10) % 10 && b === Math.floor(left / 10) % 10;
      if (isSwapped) {
        left = Math.floor(left / 10);
        right = Math.floor(right / 10);
      }
    }
    left = Math.floor(left / 10);
    right = Math.floor(right / 10);
  }
  return wrong;
}

export function birthComparison(birth: Field): Comparison {
  const { codes, stride, offset } = rowCodesOf(birth);
  const { forms } = birth;
  const dates = Int32Array.from({ length: forms.ends.length }, (_, at) =>
    Number(textAt(forms, at)),
  );
  return {
    name: "date of birth",
    isShared: false,
    rarity: "common only",
    levels: [
      unknown,
      { label: "the same", usual: 0.8 },
      { label: "day and month swapped", usual: 0.02 },
      { label: "one figure differs", usual: 0.08 },
      { label: "two of year, month and day agree, or only the year is known", usual: 0.05 },
      { label: "the same year, or two figures differ", usual: 0.02 },
      { label: "some thirteen months apart at most", usual: 0.01 },
      { label: "different", usual: 0.02 },
    ],
    compare: (left, right) => {
      const leftCode = codes[left * stride + offset] ?? -1;
      const rightCode = codes[right * stride + offset] ?? -1;
      if (leftCode < 0 || rightCode < 0) return notKnown;
      if (leftCode === rightCode) return exact;
      return dateLevel(dates[leftCode] ?? 0, dates[rightCode] ?? 0);
    },
    ...rest(birth),
  };
}
