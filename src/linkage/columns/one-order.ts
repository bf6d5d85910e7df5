import { dateOrder, readDate } from "../fields/dates.ts";
import { isFamilyFirst, withComma } from "../fields/name-order.ts";
import { isOrderTold, isTurnedBeside, toldBy } from "./names-beside.ts";
import { inOrderOfRows } from "./order-by-row.ts";
import type { Texts } from "../packed/packed.ts";
import type { Part } from "../tables/part.ts";
import { atRowsOf, ColumnFilling, type Column } from "../tables/table.ts";

/**
 * Several files of which one writes days first and another months first: their dates of birth as the numbers
 * that they are, each read in the order of its own file. Put below each other they would have one order. So
 * it is with whole names.
 */
export function inOneOrder(parts: readonly Part[]): readonly Part[] {
  const orders = parts.flatMap((part) => {
    const column = bornIn(part);
    return column ? [dateOrder(column.values)] : [];
  });
  const dated = new Set(orders).size > 1 ? parts.map(datesByNumber) : parts;
  const turned = besideEachOther(dated.map((part) => namesWithComma(part, isFamilyFirst)));
  return turned.map((part, at) => eachInItsOrder(part, at, { written: dated, turned }));
}

/** Of files with whole names some have the family name first: below each other they would have one order. */
function namesWithComma(part: Part, isTurned: (values: Texts) => boolean): Part {
  const whole = wholeNames(part);
  return whole && isTurned(whole.values) ? withColumn(part, whole, withComma(whole)) : part;
}

/** Where names are not known as forenames, by the lists of which the order is told; where none is, by the first. */
function besideEachOther(parts: readonly Part[]): readonly Part[] {
  const settled = parts.filter(isOrderTold);
  if (settled.length === parts.length) return parts;
  const others = settled.length > 0 ? settled : parts.slice(0, 1);
  const told = toldBy(others);
  return parts.map((part) =>
    others.includes(part) ? part : namesWithComma(part, (values) => isTurnedBeside(values, told)),
  );
}

/** A list may have now the one name first and now the other: that is told name by name. */
function eachInItsOrder(
  part: Part,
  at: number,
  { written, turned }: Readonly<Record<"written" | "turned", readonly Part[]>>,
): Part {
  const [before, whole] = [wholeNames(written[at] ?? part), wholeNames(part)];
  const others = turned.filter((other, place) => place !== at && isOrderTold(other));
  if (!before || !whole || others.length === 0) return part;
  return withColumn(part, whole, inOrderOfRows(before, whole, toldBy(others)));
}

function wholeNames({ table, roles }: Part): Column | undefined {
  const name = roles.find(({ role }) => role === "fullName")?.name;
  return table.columns.find((column) => column.name === name);
}

function withColumn(part: Part, column: Column, made: Column): Part {
  const columns = part.table.columns.map((one) => (one === column ? made : one));
  return { ...part, table: { ...part.table, columns } };
}

function bornIn({ table, roles }: Part): Column | undefined {
  const name = roles.find(({ role }) => role === "birthDate")?.name;
  return table.columns.find((column) => column.name === name);
}

/** What cannot be read stays as it is. */
function datesByNumber(part: Part): Part {
  const born = bornIn(part);
  if (!born) return part;
  const { name, values } = born;
  const order = dateOrder(values);
  const filling = new ColumnFilling(name);
  for (let at = 0; at < values.length; at += 1) {
    const text = values.at(at) ?? "";
    filling.put(at, String(readDate(text, order) ?? text));
  }
  return withColumn(part, born, atRowsOf(born, filling));
}
