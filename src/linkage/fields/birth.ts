import type { Column } from "../columns/table.ts";
import { dateOf, dateOrder, readDate } from "./dates.ts";
import { Packing } from "../columns/packed.ts";
import { codesOf } from "../columns/shared.ts";
import { counted, fieldOf, type Field } from "./field.ts";

type Parts = {
  readonly whole: Column | undefined;
  readonly year: Column | undefined;
  readonly month: Column | undefined;
  readonly day: Column | undefined;
};

/** The date of birth, from one column or from year, month and day in columns of their own. */
export function birthOf({ whole, year, month, day }: Parts): Field | undefined {
  if (whole) {
    const order = dateOrder(whole.values);
    return fieldOf(whole, (raw) => {
      const value = readDate(raw, order);
      return value === undefined ? undefined : { text: String(value), form: String(value) };
    });
  }
  return year && fromParts(year, month, day);
}

function fromParts(year: Column, month: Column | undefined, day: Column | undefined): Field {
  const [years, months, days] = [numbersIn(year), numbersIn(month), numbersIn(day)];
  const [places, texts] = [new Map<number, number>(), new Packing()];
  const codes = codesOf(year.codes.length).fill(-1);
  for (const [row, code] of year.codes.entries()) {
    const typed = years[code];
    if (typed === undefined) continue;
    const value = dateOf(
      typed < 100 ? typed + 1900 : typed,
      part(month, months, row),
      part(day, days, row),
    );
    if (value === undefined) continue;
    const known = places.get(value);
    codes[row] = known ?? texts.add(String(value));
    if (known === undefined) places.set(value, codes[row] ?? -1);
  }
  const packed = texts.packed();
  return counted({ name: "date of birth", codes, texts: packed, forms: packed });
}

function numbersIn(column: Column | undefined): Float64Array {
  const { values } = column ?? { values: [] };
  return Float64Array.from({ length: values.length }, (_, at) =>
    Math.trunc(Number((values.at(at) ?? "").trim())),
  );
}

function part(column: Column | undefined, numbers: Float64Array, row: number): number {
  const code = column?.codes[row] ?? -1;
  const value = code < 0 ? 0 : (numbers[code] ?? 0);
  return Number.isNaN(value) ? 0 : value;
}
