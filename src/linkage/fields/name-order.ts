import type { Texts } from "../packed/packed.ts";
import { atRowsOf, ColumnFilling, type Column } from "../tables/table.ts";
import { wordsOf } from "../text/fold.ts";
import { isForename } from "../text/forenames.ts";
import { familyInCapitals } from "./capitals.ts";
import { nameIn } from "./cells.ts";
import { looked, nameOrder } from "../priors/reading.ts";
import { someOf } from "../packed/some-of.ts";

const { surely, times, fewest } = nameOrder;

/** So many names are looked at. */
export const mostNames = looked.content;
/**
 * Whether of two names the other is the forename, by the shares that are known as forenames. In families from
 * elsewhere forenames may be unknown and surnames be what others have for a forename: both must be plain.
 */
export const isTurned = (first: number, last: number): boolean =>
  last >= surely && last >= times * first;

/** Words that belong to the family name behind them. */
const particles = new Set(
  "al bin da de del den der di dos du el ibn la le mac mc o st ter van von".split(" "),
);

/** Which name comes first in whole names of two words and more that have no comma between them. */
export type NameOrder = "given first" | "family first" | "not told";

/** Told by capitals, or by names that are known as forenames: Reed Sam. */
export function orderOfNames(values: Texts): NameOrder {
  let [all, first, last, inFront, behind] = [0, 0, 0, 0, 0];
  for (const { ends, capitals } of namesIn(values)) {
    all += 1;
    if (capitals)
      [inFront, behind] = capitals.from === 0 ? [inFront + 1, behind] : [inFront, behind + 1];
    if (isForename(ends[0])) first += 1;
    if (isForename(ends[1])) last += 1;
  }
  if (all < fewest) return "not told";
  if (inFront * 2 > all || isTurned(first / all, last / all)) return "family first";
  return behind * 2 > all || isTurned(last / all, first / all) ? "given first" : "not told";
}

export const isFamilyFirst = (values: Texts): boolean => orderOfNames(values) === "family first";

/** The first word and the last of whole names without a comma, as far as they are looked at, and which are in capitals. */
export function* namesIn(values: Texts) {
  for (const value of someOf(values, mostNames)) {
    const name = nameIn(value);
    if (name.includes(",")) continue;
    const words = wordsOf(name);
    const ends = [words[0] ?? "", words.at(-1) ?? ""] as const;
    if (words.length > 1) yield { ends, capitals: familyInCapitals(name.trim().split(/\s+/)) };
  }
}

/** Such names with the comma: Reed, Sam. */
export function withComma(column: Column): Column {
  const filling = new ColumnFilling(column.name);
  for (let at = 0; at < column.values.length; at += 1) {
    const cell = column.values.at(at) ?? "";
    filling.put(at, commaIn(cell));
  }
  return atRowsOf(column, filling);
}

/** A name that has the family name first, with the comma that says so. */
export function commaIn(cell: string): string {
  if (cell.includes(",")) return cell;
  const words = cell.trim().split(/\s+/);
  const capitals = familyInCapitals(words);
  // Sam REED: the capitals say it themselves.
  if (capitals && capitals.from > 0) return cell;
  let family = capitals?.to ?? 1;
  while (family < words.length - 1 && particles.has((words[family - 1] ?? "").toLowerCase()))
    family += 1;
  return words.length < 2
    ? cell
    : `${words.slice(0, family).join(" ")}, ${words.slice(family).join(" ")}`;
}
