import type { Column } from "../columns/table.ts";
import { dateOf, dateOrder, monthNumber, readDate, withCentury } from "./dates.ts";
import { completedFrom } from "./completed.ts";
import { Packing, textsIn } from "../columns/packed.ts";
import { codesOf } from "../columns/shared.ts";
import { counted, fieldOf, type Field } from "./field.ts";

type Parts = {
  readonly whole: Column | undefined;
  readonly year: Column | undefined;
  readonly month: Column | undefined;
  readonly day: Column | undefined;
  /** Of records that tell no birth: how old somebody was, and in which year that was written. */
  readonly age?: Column | undefined;
  readonly recordYear?: Column | undefined;
};

/** The date of birth, from one column, from year, month and day in columns of their own, or its year from an age. */
export function birthOf({ whole, year, month, day, age, recordYear }: Parts): Field | undefined {
  if (!whole) return inParts({ year, month, day, age, recordYear });
  const order = dateOrder(whole.values);
  const column = completedFrom(whole, year ?? age, () => {
    const parts = inParts({ year, month, day, age, recordYear });
    return parts && { name: parts.name, values: textsIn(parts.texts), codes: parts.codes };
  });
  return fieldOf(column ?? whole, (raw) => {
    const value = readDate(raw, order);
    return value === undefined ? undefined : { text: String(value), form: String(value) };
  });
}

/** A file of others, which stands below, may have it in parts where this one has whole dates. */
function inParts({ year, month, day, age, recordYear }: Omit<Parts, "whole">): Field | undefined {
  if (year) return fromParts({ rows: year.codes.length, yearOf: numberIn(year), month, day });
  if (!age || !recordYear) return undefined;
  const [yearOf, ageOf] = [numberIn(recordYear), numberIn(age)];
  return fromParts({ rows: age.codes.length, yearOf: (row) => yearOf(row) - ageOf(row) });
}

type Parted = {
  readonly rows: number;
  /** NaN where it is not known. */
  readonly yearOf: (row: number) => number;
  readonly month?: Column | undefined;
  readonly day?: Column | undefined;
};

function fromParts({ rows, yearOf, month, day }: Parted): Field {
  const [months, days] = [numberIn(month, monthNumber), numberIn(day)];
  const [places, texts] = [new Map<number, number>(), new Packing()];
  const codes = codesOf(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const value = dateOf(withCentury(yearOf(row)), months(row) || 0, days(row) || 0);
    if (value === undefined) continue;
    const known = places.get(value);
    codes[row] = known ?? texts.add(String(value));
    if (known === undefined) places.set(value, codes[row] ?? -1);
  }
  const packed = texts.packed();
  return counted({ name: "date of birth", codes, texts: packed, forms: packed });
}

/** The number of each row; NaN where there is none. */
function numberIn(
  column: Column | undefined,
  read: (text: string) => number = Number,
): (row: number) => number {
  const { values, codes } = column ?? { values: [] as readonly string[], codes: [] as number[] };
  const numbers = Float64Array.from({ length: values.length }, (_, at) =>
    Math.trunc(read((values.at(at) ?? "").trim() || "-")),
  );
  return (row) => numbers[codes[row] ?? -1] ?? Number.NaN;
}
