import { textAt } from "../packed/packed.ts";
import { isCounted, moreIfCounted } from "../fields/dates.ts";
import { rowCodesOf, type Field } from "../fields/field.ts";
import { exact, notKnown, unknown, type Comparison, type Level } from "./comparison.ts";
import { rest } from "./names.ts";
import { dates } from "../priors/likeness.ts";
import { usualLevels } from "../priors/levels.ts";

const { generation, rememberedYears, aYearInDays, sameMiddle, nextMiddle } = dates;

/** Places in the list of levels below. */
export const birthLevel = {
  transposed: 2,
  oneFigure: 3,
  twoParts: 4,
  close: 5,
  aYear: 6,
  different: 7,
  generation: 8,
};
export const aGenerationApart: Level = {
  label: "a generation apart",
  usual: usualLevels.aGenerationApart,
};

/** Compares two dates as numbers, 20140321, whose unknown parts are 0. */
export const dateLevel = (one: number, other: number): number =>
  one === other && !isCounted(one) ? exact : levelOf(byFigure(one), byFigure(other));

/** A date with four bits for each figure: its parts and figures are told apart without a division. */
function byFigure(date: number): number {
  let figures = 0;
  for (let left = date, shift = 0; left > 0; left = Math.floor(left / 10), shift += 4)
    figures |= (left % 10) << shift;
  return figures;
}

/** The level of two dates by their figures that are not the same. No pair of numbers is made in it: a million pairs of records would leave a million of them behind. */
function levelOf(one: number, other: number): number {
  if (tellsMiddle(one) || tellsMiddle(other)) return countedLevel(one, other);
  const monthDay = one & 0xffff;
  const otherMonthDay = other & 0xffff;
  const differ = one ^ other;
  const sameYear = differ >>> 16 === 0;
  if (sameYear) {
    const isTransposed = monthDay === ((otherMonthDay >>> 8) | ((otherMonthDay & 0xff) << 8));
    if (isTransposed) return birthLevel.transposed;
    if (isYearOnly(monthDay) || isYearOnly(otherMonthDay)) return birthLevel.twoParts;
    if (isMonthOnly(monthDay) || isMonthOnly(otherMonthDay))
      return monthDay >>> 8 === otherMonthDay >>> 8 ? birthLevel.twoParts : birthLevel.close;
  } else if (monthDay >>> 8 === 0 || otherMonthDay >>> 8 === 0) {
    return yearLevel(one, other);
  } else if (monthDay === newYear && otherMonthDay === newYear) {
    // Nobody knew the day of either: that it is the same says nothing.
    const isDecade = (differ >>> 16) % 16 === 0 && figuresThatDiffer(one, other) === 1;
    return isDecade ? birthLevel.close : byTime(one, other);
  }
  const wrong = figuresThatDiffer(one, other);
  if (wrong === 1) return birthLevel.oneFigure;
  const sameMonth = (differ & 0xff00) === 0 && monthDay >>> 8 !== 0;
  const sameDay = (differ & 0xff) === 0 && (monthDay & 0xff) !== 0;
  if (sameMonth ? sameYear || sameDay : sameYear && sameDay) return birthLevel.twoParts;
  if (sameYear || wrong === 2) return birthLevel.close;
  return byTime(one, other);
}

/** The same of its figures: no year that is read begins with more than a two. */
const tellsMiddle = (figures: number): boolean => figures >>> 28 > 2;

/** Where of one the middle of a year is known, which an age was counted to. */
function countedLevel(one: number, other: number): number {
  const apart = Math.abs(monthsIn(one) - monthsIn(other));
  // A full year may lie between the middles of two, but seldom does.
  if (apart <= sameMiddle) return birthLevel.twoParts;
  if (apart <= nextMiddle) return birthLevel.aYear;
  return apart >= generation * 12 ? birthLevel.generation : birthLevel.different;
}

function monthsIn(figures: number): number {
  const [month, day] = [number((figures >>> 8) & 0xff), number(figures & 0xff)];
  const year = number(figures >>> 16) % (moreIfCounted / 10_000);
  return year * 12 + (month === 0 ? 6 : month - 1 + (day === 0 ? 0.5 : day / 31));
}

/** Where of one the year alone is known: out of an age, so that a birthday lies between, or as somebody remembered them. */
function yearLevel(one: number, other: number): number {
  const years = Math.abs(number(one >>> 16) - number(other >>> 16));
  if (years === 1) return birthLevel.aYear;
  if (figuresThatDiffer(one >>> 16, other >>> 16) === 1) return birthLevel.oneFigure;
  return years <= rememberedYears ? birthLevel.close : byTime(one, other);
}

/** By how much time lies between two dates. */
function byTime(one: number, other: number): number {
  const years = number(one >>> 16) - number(other >>> 16);
  const months = number((one >>> 8) & 0xff) - number((other >>> 8) & 0xff);
  const days = years * 365.25 + months * 30.4 + number(one & 0xff) - number(other & 0xff);
  if (Math.abs(days) <= aYearInDays) return birthLevel.aYear;
  const isFar = Math.abs(years) >= generation && !fillers.has(one) && !fillers.has(other);
  return isFar ? birthLevel.generation : birthLevel.different;
}

/** Up to four figures as the number that they are. */
const number = (figures: number): number =>
  ((figures >>> 12) & 15) * 1000 +
  ((figures >>> 8) & 15) * 100 +
  ((figures >>> 4) & 15) * 10 +
  (figures & 15);

const newYear = 0x0101;

/** What programs write where nothing is known, which makes nobody a parent. */
const fillers = new Set(
  [17_530_101, 18_991_230, 18_991_231, 19_000_101, 19_010_101, 19_700_101, 20_000_101].map(
    byFigure,
  ),
);

/** A record of "about 2011" is typed as 1 January, or has no month at all. */
const isYearOnly = (monthDay: number): boolean => monthDay === newYear || monthDay >>> 8 === 0;

const isMonthOnly = (monthDay: number): boolean => (monthDay & 0xff) === 0;

/** Figures in other places, up to three of them; two neighbours that changed places count once. */
function figuresThatDiffer(one: number, other: number): number {
  let wrong = 0;
  let left = one;
  let right = other;
  for (; left !== right && wrong < 3; left >>>= 4, right >>>= 4) {
    const a = left & 15;
    const b = right & 15;
    if (a === b) continue;
    wrong += 1;
    if (a !== ((right >>> 4) & 15) || b !== ((left >>> 4) & 15)) continue;
    left >>>= 4;
    right >>>= 4;
  }
  return wrong;
}

const born = (label: string, level: keyof typeof usualLevels.birth) => ({
  label,
  usual: usualLevels.birth[level],
  counted: usualLevels.countedBirth[level],
});

/** How each level comes out for one person: of two dates, and where one of the two is counted from an age. */
const births: readonly (Level & { readonly counted: number })[] = [
  { ...unknown, counted: 0 },
  born("the same", "same"),
  born("day and month swapped", "swapped"),
  born("one figure differs", "oneFigure"),
  born("two of year, month and day agree, or only the year is known", "twoParts"),
  born("the same year, or two figures differ", "close"),
  born("some thirteen months apart at most", "aYear"),
  born("different", "different"),
  { ...aGenerationApart, counted: aGenerationApart.usual },
];

/** @param share of pairs in which a birth is counted */
const levelsWhere = (share: number): readonly Level[] =>
  births.map(({ label, usual, counted }) => ({
    label,
    usual: (1 - share) * usual + share * counted,
  }));

function countedPairs({ forms, counts, filled }: Field): number {
  let dates = 0;
  for (const [at, count] of counts.entries())
    if (!isCounted(Number(textAt(forms, at)))) dates += count;
  return 1 - (dates / Math.max(1, filled)) ** 2;
}

export function birthComparison(birth: Field): Comparison {
  const { codes, stride, offset } = rowCodesOf(birth);
  const { forms } = birth;
  const figures = Int32Array.from({ length: forms.ends.length }, (_, at) =>
    byFigure(Number(textAt(forms, at))),
  );
  const levels = levelsWhere(countedPairs(birth));
  return {
    name: "date of birth",
    isShared: false,
    isBirth: true,
    apart: birthLevel.close,
    generation: birthLevel.generation,
    rarity: "common only",
    levels,
    compare: (left, right) => {
      const leftCode = codes[left * stride + offset] ?? -1;
      const rightCode = codes[right * stride + offset] ?? -1;
      if (leftCode < 0 || rightCode < 0) return notKnown;
      const date = figures[leftCode] ?? 0;
      if (leftCode === rightCode && !tellsMiddle(date)) return exact;
      return levelOf(date, figures[rightCode] ?? 0);
    },
    ...rest(birth),
  };
}
