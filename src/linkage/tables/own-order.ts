import { ownOrder } from "../packed/own-order.ts";
import { hashOf, type Texts } from "../packed/packed.ts";
import type { Column, Table } from "./table.ts";

/** A table whose rows stand in an order that their content decides, its values as they are met there. */
export type OwnTable = {
  readonly table: Table;
  /** The row that each row was given as. */
  readonly given: Int32Array;
};

/**
 * What a column is taken for is told by some of its rows and values: by the first of these, which are the same ones
 * in whatever order a file has them.
 * @param left columns that say nothing of the order either, such as an id
 */
export function inOwnOrder(
  { rows, columns }: Table,
  left: ReadonlySet<string> = new Set(),
): OwnTable {
  const telling = columns.filter(({ name }) => !left.has(name));
  const given = ownOrder(
    rows,
    telling.map(({ codes, values }) => ({ codes, hashes: hashesOf(values) })),
  );
  return { table: { rows, columns: columns.map((column) => columnIn(given, column)) }, given };
}

function hashesOf(values: Texts): Uint32Array {
  const hashes = new Uint32Array(values.length);
  for (let at = 0; at < hashes.length; at += 1) hashes[at] = hashOf(values, at);
  return hashes;
}

/** No text is copied: a value is looked up where it was. */
function columnIn(given: Int32Array, { name, values, codes }: Column): Column {
  const [placeOf, codeAt] = [values.length, values.length].map((length) =>
    new Int32Array(length).fill(-1),
  ) as [Int32Array, Int32Array];
  let met = 0;
  const meet = (code: number): number => {
    const known = placeOf[code] ?? -1;
    if (code < 0 || known >= 0) return known;
    placeOf[code] = met;
    codeAt[met] = code;
    met += 1;
    return met - 1;
  };
  const own = given.map((row) => meet(codes[row] ?? -1));
  // Values that stand nowhere come last.
  for (let code = 0; code < values.length; code += 1) meet(code);
  const at = (place: number): string | undefined => values.at(codeAt[place] ?? -1);
  return { name, values: { length: values.length, at }, codes: own };
}
