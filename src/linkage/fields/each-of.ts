import { atRowsOf, ColumnFilling, type Column } from "../columns/table.ts";

/** More in one cell would be a text and not a list. */
const most = 6;
/** Names and postcodes have no sign of their own that divides lists; an address has its commas. */
const signs = { names: /\s*[;|/,]\s*/, addresses: /\s*[;|]\s*/ };

/** A column whose cells hold several values, "Reed; Okafor", as a column for each place of the list. */
export function eachOf(column: Column, of: keyof typeof signs = "names"): readonly Column[] {
  const { name, values } = column;
  const places: ColumnFilling[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const parts = (values.at(at) ?? "").split(signs[of]).filter((part) => part !== "");
    for (const [place, part] of parts.slice(0, most).entries()) {
      places[place] ??= new ColumnFilling(name);
      places[place].put(at, part);
    }
  }
  if (places.length < 2) return [column];
  return places.map((filling, place) => {
    return { ...atRowsOf(column, filling), name: place === 0 ? name : `${name} ${place + 1}` };
  });
}
