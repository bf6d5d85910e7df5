import type { ColumnRole, Role } from "../tables/roles.ts";
import type { Column, Table } from "../tables/table.ts";

/** What nobody is looked for by, and is compared only because it may tell two people apart. */
const besides = new Set<Role>(["category", "text", "place", "number"]);

/** Of which no two records have the same where it is of the record and not of a child: a report's, an episode's. */
const perhapsOfRecords = new Set<Role>(["identifier", "category", "text"]);

type Left = { readonly name: string; readonly because: string };

/**
 * Columns that say the same of everybody, such as the name of the council, and those that say something
 * else in each record, need not be compared: they tell nobody apart and make nobody one, and would take the
 * place of what does: no more than so many things are compared.
 */
export function tellingNothing({ columns }: Table, roles: readonly ColumnRole[]) {
  const whyLeft = ({ name, role }: ColumnRole): string | undefined => {
    const column = columns.find((one) => one.name === name);
    if (column && besides.has(role) && isConstant(column)) return "the same in every record";
    if (column && perhapsOfRecords.has(role) && isUnique(column)) return "another in every record";
    return undefined;
  };
  return roles.flatMap((one): Left[] => {
    const because = whyLeft(one);
    return because === undefined ? [] : [{ name: one.name, because }];
  });
}

const isUnique = ({ codes, values }: Column): boolean =>
  codes.reduce((filled, code) => filled + Number(code >= 0), 0) === values.length;

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
