import { inventedSet, type LabelledSet } from "../bench-linkage/sets.ts";

/** One record of each child, and a second of every hundredth: a register in which hardly anybody stands twice. */
export function registerSet(children: number, seed: number): LabelledSet {
  const set = inventedSet(2 * children, seed, "usual");
  const seen = new Map<string, number>();
  const rows: number[] = [];
  for (const [row, person] of set.person.entries()) {
    const times = seen.get(person) ?? 0;
    seen.set(person, times + 1);
    if (times === 0 || (times === 1 && Number(person) % 100 === 0)) rows.push(row);
  }
  const of = <T>(all: readonly T[] = []): T[] => rows.flatMap((row) => all.slice(row, row + 1));
  const columns = set.table.columns.map((column) => ({
    ...column,
    codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1),
  }));
  const table = { rows: rows.length, columns };
  const people = { person: of(set.person), household: of(set.household), born: of(set.born) };
  return { name: "a register, one in a hundred twice", table, roles: set.roles, ...people };
}
