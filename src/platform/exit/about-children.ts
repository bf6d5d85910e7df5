import type { ForeignKey } from "./catalogue.ts";
import type { PlannedTable } from "./plan.ts";

export const childTable = "subjects.people";

/** A table whose rows are about a child, and the child's id as SQL says it of a row. */
export type AboutChild = { readonly table: PlannedTable; readonly child: string };

/** Joined by something else than a foreign key from the row towards the child. */
const otherwise: Readonly<Record<string, string>> = {
  "sec.memberships": `(select p.person_id from subjects.people p where p.circle_id = sec.memberships.circle_id)`,
  "files.files": `coalesce((select d.person_id from protect.documents d where d.file_id = files.files.file_id),
    (select k.person_id from identify.concern_parts c join identify.concerns k using (concern_id)
      where c.file_id = files.files.file_id limit 1))`,
};

/** Kept for finding and comparing, and nothing that a person reads. */
const notRead = [
  "subjects.name_keys",
  "subjects.match_keys",
  "subjects.match_waits",
  "sec.conflict_looks",
];

/** In the order in which a record is read; tables of one schema by their names. */
const schemas = ["subjects", "identify", "protect", "work", "panels", "papers", "sec", "files"];

/**
 * Every table whose rows lead to a child by foreign keys, whatever is added later: directly, or by a
 * row that does.
 */
export function aboutChildren(
  tables: readonly PlannedTable[],
  keys: readonly ForeignKey[],
): readonly AboutChild[] {
  const ways = new Map<string, string>(Object.entries(otherwise));
  // The child's own keys first: the shortest way is the one that is read.
  let reached = [childTable, ...ways.keys()];
  while (reached.length > 0) {
    const next: string[] = [];
    for (const key of reached.flatMap((name) => keys.filter(({ to }) => to === name))) {
      if (key.table === childTable || ways.has(key.table)) continue;
      ways.set(key.table, wayOf(key, ways));
      next.push(key.table);
    }
    reached = next;
  }
  const about = tables.flatMap((table) => {
    const child = notRead.includes(table.name) ? undefined : ways.get(table.name);
    return child === undefined ? [] : [{ table, child }];
  });
  return about.toSorted((one, other) => placeOf(one.table) - placeOf(other.table));
}

/** The row's own column; or what the row that it names says of itself. */
function wayOf({ table, columns, to, toColumns }: ForeignKey, ways: ReadonlyMap<string, string>) {
  if (to === childTable) return `${table}.${columns[0] ?? ""}`;
  const joined = columns.map((column, at) => `${to}.${toColumns[at] ?? ""} = ${table}.${column}`);
  return `(select ${ways.get(to) ?? "null::uuid"} from ${to} where ${joined.join(" and ")})`;
}

function placeOf({ name }: PlannedTable): number {
  const at = schemas.indexOf(name.split(".")[0] ?? "");
  return at < 0 ? schemas.length : at;
}
