import type { Column } from "../tables/table.ts";

/** The number of each row; NaN where there is none. */
export function numberIn(
  column: Column | undefined,
  read: (text: string) => number = Number,
): (row: number) => number {
  const { values, codes } = column ?? { values: [] as readonly string[], codes: [] as number[] };
  const numbers = Float64Array.from({ length: values.length }, (_, at) =>
    Math.trunc(read((values.at(at) ?? "").trim() || "-")),
  );
  return (row) => numbers[codes[row] ?? -1] ?? Number.NaN;
}
