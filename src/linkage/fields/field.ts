import type { Column } from "../columns/table.ts";

/** A column made ready to be compared: each different value once, in the form it is compared in. */
export type Field<V> = {
  readonly name: string;
  readonly codes: Int32Array;
  readonly values: readonly V[];
  /** How often each value stands in the data. */
  readonly counts: Float64Array;
  /** The text under which each value is known in a model. */
  readonly texts: readonly string[];
  /** Rows with a value. */
  readonly filled: number;
};

/** What a raw value is read as; undefined is missing. */
export type Reading<V> = { readonly text: string; readonly value: V } | undefined;

/** Reads each different value once; values that read alike become one. */
export function fieldOf<V>(column: Column, read: (raw: string) => Reading<V>): Field<V> {
  const places = new Map<string, number>();
  const values: V[] = [];
  const texts: string[] = [];
  const recode = new Int32Array(column.values.length).fill(-1);
  for (const [at, raw] of column.values.entries()) {
    const reading = read(raw);
    if (reading === undefined) continue;
    const known = places.get(reading.text);
    if (known !== undefined) {
      recode[at] = known;
      continue;
    }
    recode[at] = values.length;
    places.set(reading.text, values.length);
    values.push(reading.value);
    texts.push(reading.text);
  }
  const codes = column.codes.map((code) => (code < 0 ? -1 : (recode[code] ?? -1)));
  return counted({ name: column.name, codes, values, texts });
}

export function counted<V>(field: Pick<Field<V>, "name" | "codes" | "values" | "texts">): Field<V> {
  const counts = new Float64Array(field.values.length);
  let filled = 0;
  for (const code of field.codes) {
    if (code < 0) continue;
    counts[code] = (counts[code] ?? 0) + 1;
    filled += 1;
  }
  return { ...field, counts, filled };
}
