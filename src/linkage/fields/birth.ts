import type { Column } from "../columns/table.ts";
import { dateOf, dateOrder, readDate } from "./dates.ts";
import { counted, fieldOf, type Field } from "./field.ts";

type Parts = {
  readonly whole: Column | undefined;
  readonly year: Column | undefined;
  readonly month: Column | undefined;
  readonly day: Column | undefined;
};

/** The date of birth, from one column or from year, month and day in columns of their own. */
export function birthOf({ whole, year, month, day }: Parts): Field<number> | undefined {
  if (whole) {
    const order = dateOrder(whole.values);
    return fieldOf(whole, (raw) => {
      const value = readDate(raw, order);
      return value === undefined ? undefined : { text: String(value), value };
    });
  }
  return year && fromParts(year, month, day);
}

function fromParts(
  year: Column,
  month: Column | undefined,
  day: Column | undefined,
): Field<number> {
  const numbers = (column: Column | undefined) =>
    column?.values.map((value) => Math.trunc(Number(value.trim())));
  const [years, months, days] = [numbers(year) ?? [], numbers(month), numbers(day)];
  const places = new Map<number, number>();
  const values: number[] = [];
  const codes = Int32Array.from(year.codes, (code, row) => {
    const typed = code < 0 ? undefined : years[code];
    if (typed === undefined) return -1;
    const value = dateOf(
      typed < 100 ? typed + 1900 : typed,
      part(month, months, row),
      part(day, days, row),
    );
    if (value === undefined) return -1;
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, values.length);
    return values.push(value) - 1;
  });
  const name = "date of birth";
  return counted({ name, codes, values, texts: values.map(String) });
}

function part(column: Column | undefined, numbers: number[] | undefined, row: number): number {
  const code = column?.codes[row] ?? -1;
  const value = code < 0 ? 0 : (numbers?.[code] ?? 0);
  return Number.isNaN(value) ? 0 : value;
}
