import { Packing, textsIn } from "../packed/packed.ts";
import { codesOf } from "../packed/shared.ts";
import { atRowsOf, ColumnFilling, type Column } from "../tables/table.ts";

/** Which rows a column says nothing of. */
export function isGap({ codes }: Column, row: number): boolean {
  return (codes[row] ?? -1) < 0;
}

/** A column, and in the rows of which it says nothing what another says, where that is wanted. */
export function completed(
  column: Column,
  other: Column,
  isWanted: (row: number) => boolean = () => true,
): Column {
  const values = new Packing();
  const places = [column, other].map(({ values: own }) =>
    Int32Array.from({ length: own.length }, (_, at) => values.place(own.at(at) ?? "")),
  );
  const codes = codesOf(column.codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const own = column.codes[row] ?? -1;
    const from = own < 0 && isWanted(row) ? other.codes[row] : own;
    codes[row] = places[own < 0 ? 1 : 0]?.[from ?? -1] ?? -1;
  }
  return { name: `${column.name} or ${other.name}`, values: textsIn(values.packed()), codes };
}

/** What is taken out of each value that a row has; undefined where it is in few of them, fewer than half unless said. */
export function takenOut(
  column: Column,
  what: string,
  of: (text: string) => string | undefined,
  least = 0.5,
): Column | undefined {
  const { name, values, codes } = column;
  const filling = new ColumnFilling(`${what} in ${name}`);
  const isThere = new Uint8Array(values.length);
  for (const code of codes) if (code >= 0) isThere[code] = 1;
  let [all, found] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const text = (isThere[at] === 1 ? of(values.at(at) ?? "") : undefined) ?? "";
    filling.put(at, text);
    all += isThere[at] ?? 0;
    if (text !== "") found += 1;
  }
  return found < least * all ? undefined : atRowsOf(column, filling);
}

/** A column whose gaps are filled with what can be made of another where it stands in them. */
export function completedFrom(
  column: Column | undefined,
  other: Column | undefined,
  made: (other: Column) => Column | undefined,
): Column | undefined {
  if (!column || !other) return column;
  const codes = new Int32Array(column.codes.length).fill(-1);
  let missing = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (!isGap(column, row) || isGap(other, row)) continue;
    codes[row] = other.codes[row] ?? -1;
    missing += 1;
  }
  const filling = missing === 0 ? undefined : made({ ...other, codes });
  return filling ? completed(column, filling) : column;
}
