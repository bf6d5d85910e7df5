import { Packing } from "../packed/packed.ts";
import { codesOf } from "../packed/shared.ts";
import { counted, type Field } from "./field.ts";

/** Dates of birth that are made for each row, as numbers such as 20140321. */
export function fieldOfDates(rows: number, dateIn: (row: number) => number | undefined): Field {
  const [places, texts] = [new Map<number, number>(), new Packing()];
  const codes = codesOf(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const value = dateIn(row);
    if (value === undefined) continue;
    const known = places.get(value);
    codes[row] = known ?? texts.add(String(value));
    if (known === undefined) places.set(value, codes[row] ?? -1);
  }
  const packed = texts.packed();
  return counted({ name: "date of birth", codes, texts: packed, forms: packed });
}
