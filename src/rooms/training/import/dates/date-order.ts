import { splitWrittenDate } from "./written-date.ts";

export type DayMonthOrder = "day first" | "month first";

/** Which comes first in a column, and in those of its dates that have a sign of their own between. */
export type DateOrder = {
  readonly column: DayMonthOrder;
  readonly bySign: ReadonlyMap<string, DayMonthOrder>;
};

type Counts = { day: number; month: number };

/**
 * The whole column says it: a number above 12 is a day. Where no date says so, the day comes first, as in the
 * United Kingdom.
 */
export function findDateOrder(written: readonly string[]): DateOrder {
  const bySign = new Map<string, Counts>();
  const all: Counts = { day: 0, month: 0 };
  for (const text of written) {
    const date = splitWrittenDate(text);
    if (date?.kind !== "pair") continue;
    const counts = bySign.get(date.sign) ?? { day: 0, month: 0 };
    bySign.set(date.sign, counts);
    const first = date.first > 12 && date.first <= 31 && date.second <= 12;
    const second = date.second > 12 && date.second <= 31 && date.first <= 12;
    for (const each of [all, counts]) {
      if (first) each.day += 1;
      if (second) each.month += 1;
    }
  }
  const column = orderOf(all, "day first");
  return {
    column,
    bySign: new Map([...bySign].map(([sign, counts]) => [sign, orderOf(counts, column)])),
  };
}

const orderOf = ({ day, month }: Counts, otherwise: DayMonthOrder): DayMonthOrder => {
  if (day === month) return otherwise;
  return day > month ? "day first" : "month first";
};
