import { atRowsOf, ColumnFilling, type Column } from "../tables/table.ts";
import { cells, looked as samples } from "../priors/reading.ts";
import { someOf } from "../packed/some-of.ts";

const { cells: looked } = samples;
const { mostInList: most } = cells;

/** Names and postcodes have no sign of their own that divides lists; an address has its commas. */
const signs = {
  names: /\s*[;|/,]\s*/,
  addresses: /\s*[;|]\s*/,
  phones: /[;|/,\n]|\b(?:or|and)\b/i,
};

/** A column whose cells hold several values, "Reed; Okafor", as a column for each place of the list. */
export function eachOf(column: Column, of: keyof typeof signs = "names"): readonly Column[] {
  if (of === "phones" && !hasLists(column)) return [column];
  const places = eachIn(column, (value) => value.split(signs[of]).filter((part) => part !== ""));
  return places.length < 2 ? [column] : places;
}

/** Whether some of the first cells have several telephones: of a million each is looked at only then. */
function hasLists({ values }: Column): boolean {
  for (const value of someOf(values, looked)) if (signs.phones.test(value)) return true;
  return false;
}

/** A column for each place of the lists that are made of a column's values; none where all are empty. */
export function eachIn(
  column: Column,
  partsOf: (value: string) => readonly string[],
): readonly Column[] {
  const { name, values } = column;
  const places: ColumnFilling[] = [];
  for (let at = 0; at < values.length; at += 1) {
    for (const [place, part] of partsOf(values.at(at) ?? "")
      .slice(0, most)
      .entries()) {
      places[place] ??= new ColumnFilling(name);
      places[place].put(at, part);
    }
  }
  return places.map((filling, place) => {
    return { ...atRowsOf(column, filling), name: place === 0 ? name : `${name} ${place + 1}` };
  });
}
