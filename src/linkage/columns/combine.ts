import { agesInOneUnit } from "./ages-in-one-unit.ts";
import { isYearOfSchool, plainHeading } from "../tables/names-of-columns.ts";
import { keyOf, numbersTogether } from "./numbers-together.ts";
import { inOneOrder } from "./one-order.ts";
import type { Part } from "../tables/part.ts";
import type { ColumnRole, Role } from "../tables/roles.ts";
import { Packing, textsIn } from "../packed/packed.ts";
import { codesOf } from "../packed/shared.ts";
import { saySame } from "./say-same.ts";
import { inOwnOrder, type OwnTable } from "../tables/own-order.ts";
import type { Column, Table } from "../tables/table.ts";

type Combined = {
  readonly table: Table;
  readonly roles: ColumnRole[];
  /** Headings of different files whose columns stand below each other. */
  readonly together: readonly (readonly string[])[];
};

/**
 * Several files as one table. Columns that mean the same are put below each other, whatever each
 * file calls them: a role that all have once at most by the role, the others by their heading. What has
 * no heading of another's stands below the first that its file has nothing for: one has two telephones,
 * another one. Kinds stand below those of which the same is said, and numbers below those that are the same ones:
 * a hospital's are not a school's.
 */
export function combine(given: readonly Part[]): Combined {
  const owns = given.map(({ table }) => inOwnOrder(table));
  const ordered = given.map((part, at) => ({ ...part, table: owns[at]?.table ?? part.table }));
  const parts = inOneOrder(agesInOneUnit(ordered));
  const rows = parts.reduce((sum, { table }) => sum + table.rows, 0);
  const all = belowEachOther(parts);
  const made = all.map(({ role, columns }) => ({ role, column: below(owns, columns, rows) }));
  const source = { role: "source" as const, column: sourceColumn(parts, rows) };
  const columns = parts.length > 1 ? [...made, source] : made;
  return {
    table: { rows, columns: columns.map(({ column }) => column) },
    roles: columns.map(({ role, column }) => ({
      name: column.name,
      role,
      because: "in several files",
    })),
    together: all.flatMap((one) => headingsThatDiffer(one)),
  };
}

/** Which several headings may have, Practice and GP: by what stands in them. */
const byContent: ReadonlySet<Role> = new Set<Role>(["category", "text"]);

/** Columns that belong below each other, by the place of their file. */
type Below = { readonly role: Role; readonly columns: (Column | undefined)[] };

/** The headings of what stands below each other without being called alike, or the one thing of its kind. */
function headingsThatDiffer({ role, columns }: Below): (readonly string[])[] {
  if (!inOrder.has(role) && !byContent.has(role) && role !== "identifier") return [];
  const names = columns.flatMap((column) => column?.name ?? []);
  const headings = new Map(names.map((name) => [plainHeading(name), name]));
  return headings.size > 1 ? [[...headings.values()]] : [];
}

/** Of which it does not matter so much which of several it is. */
const inOrder: ReadonlySet<Role> = new Set<Role>(["phone", "address", "place"]);

function belowEachOther(parts: readonly Part[]): readonly Below[] {
  const found = new Map<string, Below>();
  const others: { key: string; role: Role; at: number; column: Column | undefined }[] = [];
  const put = ({ key, role, at, column }: (typeof others)[number]): void => {
    const place = found.get(key) ?? { role, columns: [] };
    place.columns[at] ??= column;
    found.set(key, place);
  };
  const numbers = numbersTogether(parts);
  for (const [at, { table, roles }] of parts.entries()) {
    for (const { name, role } of roles) {
      if (role === "ignored" || role === "source") continue;
      // An age stands below an age, a year of school below another, and a practice below no colour.
      const isAlone =
        role !== "category" && parts.every((part) => countOf(part, role, kindOf(role, name)) <= 1);
      const heading = plainHeading(numbers.get(keyOf({ at, name }))?.name ?? name);
      const key = isAlone ? `${role} ${kindOf(role, name)}` : `${role} ${heading}`;
      const one = { key, role, at, column: table.columns.find((column) => column.name === name) };
      const isMet =
        isAlone || parts.some((part, file) => file !== at && hasHeading(part, role, name));
      if (isMet || !(inOrder.has(role) || byContent.has(role))) put(one);
      else others.push(one);
    }
  }
  for (const one of others) {
    const free = [...found.values()].find(
      ({ role, columns }) =>
        role === one.role &&
        columns[one.at] === undefined &&
        (inOrder.has(role) || columns.some((column) => saySame(column, one.column))),
    );
    if (free) free.columns[one.at] = one.column;
    else put(one);
  }
  return [...found.values()];
}

const hasHeading = ({ roles }: Part, role: Role, heading: string): boolean =>
  roles.some((one) => one.role === role && plainHeading(one.name) === plainHeading(heading));

/** Years are of somebody or of their school. */
const kindOf = (role: Role, heading: string): string =>
  role === "number" && isYearOfSchool(heading) ? "of school" : "";

const countOf = ({ roles }: Part, role: Role, kind: string): number =>
  roles.filter((one) => one.role === role && kindOf(role, one.name) === kind).length;

/** Joins columns of several files into one, with one list of values, at the rows that were given. */
function below(
  owns: readonly OwnTable[],
  columns: readonly (Column | undefined)[],
  rows: number,
): Column {
  const codes = codesOf(rows).fill(-1);
  const values = new Packing();
  let start = 0;
  for (const [at, { table, given }] of owns.entries()) {
    const column = columns[at];
    if (column) {
      const own = column.values;
      const recoded = Int32Array.from({ length: own.length }, (_, at) =>
        values.place(own.at(at) ?? ""),
      );
      const from = column.codes;
      for (let row = 0; row < from.length; row += 1)
        codes[start + (given[row] ?? row)] = recoded[from[row] ?? -1] ?? -1;
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
