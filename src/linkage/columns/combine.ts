import { plainHeading } from "./names-of-columns.ts";
import type { ColumnRole, Role } from "./roles.ts";
import { Packing, textsIn } from "./packed.ts";
import { codesOf } from "./shared.ts";
import type { Column, Table } from "./table.ts";

/** One file with what its columns are taken for. */
export type Part = {
  readonly name: string;
  readonly table: Table;
  readonly roles: readonly ColumnRole[];
};

/**
 * Several files as one table. Columns that mean the same are put below each other, whatever each
 * file calls them: a role that both have once by the role, the others by their heading.
 */
export function combine(parts: readonly Part[]): { table: Table; roles: ColumnRole[] } {
  const rows = parts.reduce((sum, { table }) => sum + table.rows, 0);
  const found = new Map<string, { role: Role; columns: (Column | undefined)[] }>();
  for (const [at, { table, roles }] of parts.entries()) {
    for (const one of roles) {
      if (one.role === "ignored" || one.role === "source") continue;
      const isAlone = parts.every((part) => countOf(part, one.role) <= 1);
      const key = isAlone ? one.role : `${one.role} ${plainHeading(one.name)}`;
      const place = found.get(key) ?? { role: one.role, columns: [] };
      place.columns[at] ??= table.columns.find(({ name }) => name === one.name);
      found.set(key, place);
    }
  }
  const made = [...found.values()].map(({ role, columns }) => ({
    role,
    column: below(parts, columns, rows),
  }));
  const source = { role: "source" as const, column: sourceColumn(parts, rows) };
  const all = parts.length > 1 ? [...made, source] : made;
  return {
    table: { rows, columns: all.map(({ column }) => column) },
    roles: all.map(({ role, column }) => ({
      name: column.name,
      role,
      because: "in several files",
    })),
  };
}

const countOf = ({ roles }: Part, role: Role): number =>
  roles.filter((one) => one.role === role).length;

/** Joins columns of several files into one, with one list of values. */
function below(
  parts: readonly Part[],
  columns: readonly (Column | undefined)[],
  rows: number,
): Column {
  const codes = codesOf(rows).fill(-1);
  const values = new Packing();
  let start = 0;
  for (const [at, { table }] of parts.entries()) {
    const column = columns[at];
    if (column) {
      const own = column.values;
      const recoded = Int32Array.from({ length: own.length }, (_, at) =>
        values.place(own.at(at) ?? ""),
      );
      for (const [row, code] of column.codes.entries()) codes[start + row] = recoded[code] ?? -1;
    }
    start += table.rows;
  }
  const name = columns.find((column) => column !== undefined)?.name ?? "";
  return { name, values: textsIn(values.packed()), codes };
}

function sourceColumn(parts: readonly Part[], rows: number): Column {
  const codes = codesOf(rows);
  let start = 0;
  for (const [at, { table }] of parts.entries()) {
    codes.fill(at, start, start + table.rows);
    start += table.rows;
  }
  return { name: "file", values: parts.map(({ name }) => name), codes };
}
