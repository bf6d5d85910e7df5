import fc from "fast-check";
import { expect, test } from "vitest";
import { dateLevel } from "./dates.ts";

const parts = (date: number) => ({
  year: Math.floor(date / 10_000),
  month: Math.floor(date / 100) % 100,
  day: date % 100,
});

type Parts = ReturnType<typeof parts>;

/** Figures in other places, two neighbours that changed places once, by the date as it is typed. */
function wrongFigures(one: string, other: string): number {
  let wrong = 0;
  for (let at = 7; at >= 0; at -= 1) {
    if (one[at] === other[at]) continue;
    wrong += 1;
    if (at > 0 && one[at] === other[at - 1] && one[at - 1] === other[at]) at -= 1;
  }
  return wrong;
}

/** The levels as the model has them in words, the first that holds. */
function byWords(one: number, other: number): number {
  if (one === other) return 1;
  const [a, b] = [parts(one), parts(other)];
  const sameYear = a.year === b.year;
  if (sameYear && a.month === b.day && a.day === b.month) return 2;
  if (!sameYear && (a.month === 0 || b.month === 0)) {
    if (Math.abs(a.year - b.year) === 1) return 6;
    if (wrongFigures(`0000${String(a.year)}`, `0000${String(b.year)}`) === 1) return 3;
    return Math.abs(a.year - b.year) <= 3 ? 5 : byTime(a, b);
  }
  if (!sameYear && isNewYear(a) && isNewYear(b)) {
    const isDecade = a.year % 10 === b.year % 10 && wrongFigures(String(one), String(other)) === 1;
    return isDecade ? 5 : byTime(a, b);
  }
  const isYearOnly = (one: Parts) => isNewYear(one) || one.month === 0;
  if (sameYear && (isYearOnly(a) || isYearOnly(b))) return 4;
  if (sameYear && (a.day === 0 || b.day === 0)) return a.month === b.month ? 4 : 5;
  const wrong = wrongFigures(String(one), String(other));
  if (wrong === 1) return 3;
  const isSame = (one: number, other: number): number => Number(one === other && one !== 0);
  const same = Number(sameYear) + isSame(a.month, b.month) + isSame(a.day, b.day);
  if (same === 2) return 4;
  if (sameYear || wrong === 2) return 5;
  return byTime(a, b);
}

const isNewYear = ({ month, day }: Parts): boolean => month === 1 && day === 1;

function byTime(a: Parts, b: Parts): number {
  const days = (a.year - b.year) * 365.25 + (a.month - b.month) * 30.4 + a.day - b.day;
  if (Math.abs(days) <= 400) return 6;
  const isFiller = [a, b].some(
    (one) => isNewYear(one) && [1900, 1901, 1970, 2000].includes(one.year),
  );
  return Math.abs(a.year - b.year) >= 15 && !isFiller ? 8 : 7;
}

const anyDate = fc
  .tuple(
    fc.integer({ min: 1990, max: 2024 }),
    fc.oneof(fc.integer({ min: 0, max: 13 }), fc.constantFrom(0, 1, 99)),
    fc.oneof(fc.integer({ min: 0, max: 32 }), fc.constantFrom(0, 1, 99)),
  )
  .map(([year, month, day]) => year * 10_000 + month * 100 + day);
const aNearDate = fc
  .tuple(anyDate, fc.integer({ min: -9, max: 9 }), fc.nat(5))
  .map(([date, by, place]) => date + by * 10 ** place);

test("the level of two dates by their figures is that by their words", () => {
  fc.assert(
    fc.property(anyDate, fc.oneof(anyDate, aNearDate), (one, other) => {
      expect(dateLevel(one, other)).toBe(byWords(one, other));
      expect(dateLevel(other, one)).toBe(byWords(other, one));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  [20_120_409, 20_120_904, 2],
  [20_120_409, 20_120_408, 3],
  [20_120_409, 20_120_101, 4],
  [20_120_000, 20_130_000, 6],
  [20_120_000, 20_150_000, 3],
  [20_190_000, 20_210_000, 5],
  [20_190_000, 20_060_000, 7],
  [20_120_409, 20_130_000, 6],
  [20_120_409, 20_120_000, 4],
  [20_120_409, 20_120_400, 4],
  [20_120_409, 20_120_500, 5],
  [20_120_409, 19_981_127, 7],
  [20_120_409, 19_831_127, 8],
  [20_120_409, 19_000_101, 7],
  [20_120_409, 19_700_101, 7],
  [20_120_409, 19_800_101, 8],
  [20_090_101, 20_050_101, 7],
  [20_090_101, 20_190_101, 5],
  [20_090_101, 20_080_101, 6],
])("%i and %i", (one, other, level) => {
  expect(dateLevel(one, other)).toBe(level);
});
