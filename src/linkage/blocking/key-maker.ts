import { eitherOrder, together } from "../packed/hashes.ts";

/** What a key is made of, as data: the hash in one column of a table, or two such together. */
export type Atom =
  | { readonly column: number }
  | { readonly one: Atom; readonly other: Atom; readonly inEitherOrder: boolean };

/** Hashes record after record, so many for each; 0 where a record does not have it. */
export type HashTable = { readonly hashes: Uint32Array; readonly width: number };

export const both = (one: Atom, other: Atom): Atom => ({ one, other, inEitherOrder: false });
export const inEitherOrder = (one: Atom, other: Atom): Atom => ({
  ...both(one, other),
  inEitherOrder: true,
});

/** Rows whose keys are wanted: so many of a list from one place on. */
export type Rows = { readonly rows: Uint32Array; readonly start: number; readonly size: number };

/** So many rows are worked out at a time. */
const chunk = 1 << 9;

type Step = { readonly one: number; readonly other: number; readonly inEitherOrder: boolean };

/**
 * Works out keys, step by step for many rows at once and each step once for all keys that hold it:
 * first the columns that are needed, behind them what is made of two that stand before. Asking a
 * function for each part of each key of each row took several times as long.
 */
export class KeyMaker {
  readonly width: number;
  readonly #table: HashTable;
  readonly #columns: readonly number[];
  readonly #steps: readonly Step[];
  /** Which of the values are keys. */
  readonly #keys: readonly number[];
  /** Value after value, a chunk of rows for each. */
  #values: Uint32Array;
  #room = 8;

  constructor(keys: readonly Atom[], table: HashTable) {
    const parts = [...new Map(keys.flatMap(partsOf).map((part) => [nameOf(part), part])).values()];
    const columns = parts.filter((part) => "column" in part);
    const made = parts.filter((part) => "one" in part);
    const places = new Map([...columns, ...made].map((part, at) => [nameOf(part), at]));
    const place = (part: Atom): number => places.get(nameOf(part)) ?? -1;
    this.#table = table;
    this.#columns = columns.map(({ column }) => column);
    this.#steps = made.map(({ one, other, inEitherOrder: either }) => ({
      one: place(one),
      other: place(other),
      inEitherOrder: either,
    }));
    this.#keys = keys.map(place);
    this.#values = new Uint32Array(parts.length * this.#room);
    this.width = keys.length;
  }

  /** The keys of rows, row after row; each key of a row once, 0 where there is none: a forename may sound like the surname. */
  keysInto({ rows, start, size }: Rows, into: Uint32Array): void {
    for (let from = 0; from < size; from += chunk)
      this.#chunkInto(
        { rows, start: start + from, size: Math.min(chunk, size - from) },
        into,
        from,
      );
  }

  #chunkInto(rows: Rows, into: Uint32Array, from: number): void {
    this.#workOut(rows);
    const [keys, values, room, width] = [this.#keys, this.#values, this.#room, this.width];
    for (let at = 0; at < width; at += 1) {
      const place = (keys[at] ?? 0) * room;
      for (let row = 0; row < rows.size; row += 1)
        into[(from + row) * width + at] = values[place + row] ?? 0;
    }
    for (let at = 1; at < width; at += 1)
      for (let before = 0; before < at; before += 1)
        for (let row = from * width; row < (from + rows.size) * width; row += width)
          if (into[row + at] === into[row + before]) into[row + at] = 0;
  }

  #workOut({ rows, start, size }: Rows): void {
    if (size > this.#room) {
      this.#room = chunk;
      this.#values = new Uint32Array((this.#columns.length + this.#steps.length) * chunk);
    }
    const { hashes, width } = this.#table;
    const [values, room, columns, steps] = [this.#values, this.#room, this.#columns, this.#steps];
    let place = 0;
    for (let at = 0; at < columns.length; at += 1, place += room) {
      const column = columns[at] ?? 0;
      for (let row = 0; row < size; row += 1)
        values[place + row] = hashes[(rows[start + row] ?? 0) * width + column] ?? 0;
    }
    for (let at = 0; at < steps.length; at += 1, place += room) {
      const step = steps[at] as Step;
      const [one, other] = [step.one * room, step.other * room];
      if (step.inEitherOrder)
        for (let row = 0; row < size; row += 1)
          values[place + row] = eitherOrder(values[one + row] ?? 0, values[other + row] ?? 0);
      else
        for (let row = 0; row < size; row += 1)
          values[place + row] = together(values[one + row] ?? 0, values[other + row] ?? 0);
    }
  }
}

/** A part and all that it is made of, what is made of others behind these. */
function partsOf(part: Atom): Atom[] {
  return "column" in part ? [part] : [...partsOf(part.one), ...partsOf(part.other), part];
}

export function nameOf(part: Atom): string {
  if ("column" in part) return String(part.column);
  return `(${nameOf(part.one)} ${part.inEitherOrder ? "~" : "*"} ${nameOf(part.other)})`;
}
