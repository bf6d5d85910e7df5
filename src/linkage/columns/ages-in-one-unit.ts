import { isInMonths, isYearOfSchool } from "../tables/names-of-columns.ts";
import type { Part } from "../tables/part.ts";
import { atRowsOf, ColumnFilling, type Column } from "../tables/table.ts";

/** Several files of which one tells ages in months: with what they are counted in, since below each other they have one heading. */
export function agesInOneUnit(parts: readonly Part[]): readonly Part[] {
  if (!parts.some((part) => agesOf(part).some(({ name }) => isInMonths(name)))) return parts;
  return parts.map((part) => {
    const ages = agesOf(part);
    const columns = part.table.columns.map((one) => (ages.includes(one) ? withUnit(one) : one));
    return { ...part, table: { ...part.table, columns } };
  });
}

const agesOf = ({ table, roles }: Part): Column[] =>
  table.columns.filter(
    ({ name }) =>
      !isYearOfSchool(name) && roles.some((one) => one.role === "number" && one.name === name),
  );

function withUnit(column: Column): Column {
  const unit = isInMonths(column.name) ? "months" : "years";
  const filling = new ColumnFilling(column.name);
  for (let at = 0; at < column.values.length; at += 1) {
    const text = column.values.at(at) ?? "";
    filling.put(at, /^\s*\d+(\.\d+)?\s*$/.test(text) ? `${text.trim()} ${unit}` : text);
  }
  return atRowsOf(column, filling);
}
