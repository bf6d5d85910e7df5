/** One column as it was read: each value once, and for each row which value stands there. */
export type Column = {
  readonly name: string;
  readonly values: readonly string[];
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
  const columns = names.map((name, at) =>
    columnOf(
      name,
      rows.map((row) => row[at]),
    ),
  );
  return { rows: rows.length, columns };
}

export function columnOf(name: string, cells: readonly (string | undefined)[]): Column {
  const places = new Map<string, number>();
  const values: string[] = [];
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === undefined || cell === "") return -1;
    const known = places.get(cell);
    if (known !== undefined) return known;
    places.set(cell, values.length);
    return values.push(cell) - 1;
  });
  return { name, values, codes };
}
