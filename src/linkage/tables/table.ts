import { withLength } from "../packed/longer.ts";
import { Packing, textsIn, type Texts } from "../packed/packed.ts";

/** One column as it was read: each value once, and for each row which value stands there. */
export type Column = {
  readonly name: string;
  readonly values: Texts;
  /** Per row the place in `values`; -1 where nothing stands. */
  readonly codes: Int32Array;
};

export type Table = {
  readonly rows: number;
  readonly columns: readonly Column[];
};

/** A table of a few rows, as a test, a page or a command has them. */
export function tableOf(
  names: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): Table {
  const columns = names.map((name, at) => {
    const filling = new ColumnFilling(name);
    for (const [row, cells] of rows.entries()) filling.put(row, cells[at] ?? "");
    return filling.column(rows.length);
  });
  return { rows: rows.length, columns };
}

/** What was made of each value of a column, by its place among them, at the rows that have the value. */
export function atRowsOf({ values, codes }: Column, made: ColumnFilling): Column {
  const own = made.column(values.length);
  return { ...own, codes: codes.map((code) => own.codes[code] ?? -1) };
}

/** A column that is filled row by row; what is empty is not known. */
export class ColumnFilling {
  readonly #name: string;
  readonly #values = new Packing();
  #codes = new Int32Array(1 << 6).fill(-1);

  constructor(name: string) {
    this.#name = name;
  }

  put(row: number, value: string): void {
    if (value === "") return;
    if (row >= this.#codes.length) this.#reach(row);
    this.#codes[row] = this.#values.place(value);
  }

  #reach(row: number): void {
    const before = this.#codes.length;
    this.#codes = withLength(this.#codes, Math.max(row + 1, before * 2)).fill(-1, before);
  }

  column(rows: number): Column {
    if (rows > this.#codes.length) this.#reach(rows - 1);
    const codes = this.#codes.slice(0, rows);
    return { name: this.#name, values: textsIn(this.#values.packed()), codes };
  }
}
