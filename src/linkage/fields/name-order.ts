import type { Texts } from "../columns/packed.ts";
import { atRowsOf, ColumnFilling, type Column } from "../columns/table.ts";
import { wordsOf } from "../text/fold.ts";
import { isForename } from "../text/forenames.ts";
import { nameIn } from "./cells.ts";

/** So many names are looked at. */
const looked = 2_000;
/** Of forenames in any list so many are known, six in ten and more; of surnames a third at most. */
const surely = 0.5;

/**
 * Whether of two names the other is the forename, by the shares that are known as forenames. In families from
 * elsewhere forenames may be unknown and surnames be what others have for a forename: both must be plain.
 */
export const isTurned = (first: number, last: number): boolean =>
  last >= surely && last >= 3 * first;

/** Words that belong to the family name behind them. */
const particles = new Set(
  "al bin da de del den der di dos du el ibn la le mac mc o st ter van von".split(" "),
);

/** Whether whole names have the family name first, without a comma that says so: Reed Sam. */
export function isFamilyFirst(values: Texts): boolean {
  let [all, first, last] = [0, 0, 0];
  for (let at = 0; at < Math.min(values.length, looked); at += 1) {
    const name = nameIn(values.at(at) ?? "");
    if (name.includes(",")) continue;
    const words = wordsOf(name);
    if (words.length < 2) continue;
    all += 1;
    if (isForename(words[0] ?? "")) first += 1;
    if (isForename(words.at(-1) ?? "")) last += 1;
  }
  return all >= 20 && isTurned(first / all, last / all);
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
  let family = 1;
  while (family < words.length - 1 && particles.has((words[family - 1] ?? "").toLowerCase()))
    family += 1;
  return words.length < 2
    ? cell
    : `${words.slice(0, family).join(" ")}, ${words.slice(family).join(" ")}`;
}
