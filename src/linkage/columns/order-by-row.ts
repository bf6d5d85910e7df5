import { commaIn, namesIn } from "../fields/name-order.ts";
import { nameIn } from "../fields/cells.ts";
import { wordsOf } from "../text/fold.ts";
import { orderToldOf, type Told } from "./names-beside.ts";
import type { Texts } from "../packed/packed.ts";
import { atRowsOf, ColumnFilling, type Column } from "../tables/table.ts";
import { nameOrder } from "../priors/reading.ts";

const { fewestTurned: fewest, leastShareTurned: leastShare } = nameOrder;

/**
 * Whole names in which now the one name comes first and now the other, each with a comma where the family name is
 * first: “Wong Yu Jun” and “Yu Jun Wong” in one list. Of each it is told by what other lists have for a forename and
 * for a surname; who is told by nothing stays as the list has its names on the whole.
 *
 * @param written the names as they were written
 * @param ordered the same names as the list is read on the whole
 * @returns `ordered` where the list has one order
 */
export function inOrderOfRows(written: Column, ordered: Column, told: Told): Column {
  if (!isMixed(written.values, told)) return ordered;
  const filling = new ColumnFilling(ordered.name);
  const usual = new Map<number, number>();
  for (const [row, code] of written.codes.entries()) usual.set(code, ordered.codes[row] ?? -1);
  for (let at = 0; at < written.values.length; at += 1) {
    const name = written.values.at(at) ?? "";
    filling.put(at, inItsOrder(name, told) ?? ordered.values.at(usual.get(at) ?? -1) ?? name);
  }
  return atRowsOf(written, filling);
}

function inItsOrder(name: string, told: Told): string | undefined {
  const words = name.includes(",") ? [] : wordsOf(nameIn(name));
  const order = orderToldOf([words[0] ?? "", words.at(-1) ?? ""], told, 1);
  if (order === undefined || words.length < 2) return undefined;
  return order === "family first" ? commaIn(name) : name;
}

function isMixed(values: Texts, told: Told): boolean {
  const orders = Array.from(namesIn(values), ({ ends }) => orderToldOf(ends, told, 2));
  const turned = orders.filter((order) => order === "family first").length;
  const straight = orders.filter((order) => order === "given first").length;
  const fewer = Math.min(turned, straight);
  return fewer >= fewest && fewer >= leastShare * (turned + straight);
}
