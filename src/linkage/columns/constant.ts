import type { ColumnRole, Role } from "./roles.ts";
import type { Column, Table } from "./table.ts";

/** What nobody is looked for by, and is compared only because it may tell two people apart. */
const besides = new Set<Role>(["category", "text", "place", "number"]);

/**
 * Columns that say the same of everybody, such as the name of the council, are not compared: they tell
 * nobody apart, and would take the place of what does: no more than so many things are compared.
 * @returns the roles, and the columns that were left aside
 */
export function withoutConstant({ columns }: Table, roles: readonly ColumnRole[]) {
  const constant = new Set(columns.filter(isConstant).map(({ name }) => name));
  const isLeft = ({ name, role }: ColumnRole): boolean => besides.has(role) && constant.has(name);
  return {
    roles: roles.filter((one) => !isLeft(one)),
    left: roles.filter(isLeft).map(({ name }) => name),
  };
}

function isConstant({ codes, values }: Column): boolean {
  let first = -1;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0 || code === first) continue;
    if (first >= 0 && values.at(code)?.toLowerCase() !== values.at(first)?.toLowerCase())
      return false;
    first = code;
  }
  return true;
}
