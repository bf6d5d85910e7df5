import type { ReachLine } from "./reach.ts";
import type { Area } from "./programme-scheme.ts";

/** `held` within the months, `old` before them, `never`. */
export type TileState = "held" | "old" | "never";

export type Tile = {
  readonly line: ReachLine;
  readonly state: TileState;
  /** The first is 0. */
  readonly row: number;
  readonly column: number;
};

const acrossByName = 4;
const byName = new Intl.Collator("en-GB");

export const stateOf = ({ isUncovered, lastOn }: ReachLine): TileState =>
  isUncovered ? (lastOn === null ? "never" : "old") : "held";

/**
 * A tile for each ward. Where every configured ward has a row and a column they stand there, and what was typed beside
 * them in rows of its own beneath; otherwise all stand by name. Two of one place would hide each other, so then they
 * stand by name too.
 */
export function wardTiles(
  lines: readonly ReachLine[],
  { wards }: Pick<Area, "wards">,
): readonly Tile[] {
  const shown = lines.filter(({ of }) => of === "ward");
  const placeOf = placesOf(wards);
  const placed = shown.filter(({ key }) => placeOf.has(key));
  const others = shown.filter(({ key }) => !placeOf.has(key));
  const configured = placed.map((line): Tile => {
    const { row, column } = placeOf.get(line.key) ?? { row: 0, column: 0 };
    return { line, state: stateOf(line), row, column };
  });
  const beneath = Math.max(-1, ...configured.map(({ row }) => row)) + 1;
  const inRows = others
    .toSorted((one, other) => byName.compare(one.name, other.name))
    .map((line, at): Tile => ({
      line,
      state: stateOf(line),
      row: beneath + Math.floor(at / acrossByName),
      column: at % acrossByName,
    }));
  return [...configured, ...inRows];
}

type Place = { readonly row: number; readonly column: number };

function placesOf(wards: Area["wards"]): ReadonlyMap<string, Place> {
  const places = wards.flatMap(({ code, row, column }) =>
    row === undefined || column === undefined ? [] : [{ code, row: row - 1, column: column - 1 }],
  );
  const apart = new Set(places.map(({ row, column }) => `${row} ${column}`));
  const areAll = places.length === wards.length && apart.size === wards.length;
  return new Map(areAll ? places.map(({ code, ...place }) => [code, place]) : []);
}
