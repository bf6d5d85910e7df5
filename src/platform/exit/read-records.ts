import type pg from "pg";
import { childTable, type AboutChild } from "./about-children.ts";
import type { Value } from "./csv.ts";
import type { PlannedTable } from "./plan.ts";
import { fetched, selectOf, whereOf, type ReadRow, type Whose } from "./read-rows.ts";

export type Section = {
  readonly table: PlannedTable;
  readonly rows: readonly (readonly Value[])[];
};

export type ChildRecord = {
  readonly personId: string;
  /** The child's own row. */
  readonly own: readonly Value[];
  readonly sections: readonly Section[];
};

/** From what is read of a row to the values that a page shows. */
export type PageFiller = (row: ReadRow) => readonly Value[];

export type Reading = {
  readonly client: pg.ClientBase;
  readonly whose: Whose;
  readonly people: PlannedTable;
  readonly about: readonly AboutChild[];
  readonly fillerOf: (table: PlannedTable) => PageFiller;
};

/** Few of each table at a time: one place in every table is held at once. */
const atOnce = 50;

/**
 * Child after child, with every row about each. All tables are read side by side in the order of the
 * children, so that none is read twice and no more than a child's rows stand in memory.
 */
export async function* readRecords(reading: Reading): AsyncGenerator<ChildRecord> {
  const { about, people, fillerOf } = reading;
  await reading.client.query("set local role lantern_maintenance");
  const own = rowsByChild(reading, { table: people, child: `${childTable}.person_id` }, "child");
  const sources = about.map((one, at) => ({
    table: one.table,
    fill: fillerOf(one.table),
    take: takerOf(rowsByChild(reading, one, `about_${at}`)),
  }));
  const fill = fillerOf(people);
  for await (const [personId, ...row] of own) {
    const id = personId as string;
    const sections: Section[] = [];
    for (const { table, take, fill } of sources) {
      const rows = (await take(id)).map(fill);
      if (rows.length > 0) sections.push({ table, rows });
    }
    yield { personId: id, own: fill(row), sections };
  }
}

function rowsByChild(
  { client, whose }: Reading,
  { table, child }: AboutChild,
  name: string,
): AsyncGenerator<ReadRow> {
  const where = `${whereOf(table, whose)} and ${child} is not null`;
  const select = `${selectOf(table, [`(${child})::text`])} ${where}
    order by ${[child, ...table.orderedBy].join(", ")}`;
  return fetched(client, { name, select, atOnce });
}

/** Takes one child's rows off the front: ids come in the order of their bytes, as text does. */
function takerOf(rows: AsyncGenerator<ReadRow>) {
  let head: ReadRow | undefined;
  let isDone = false;
  const step = async (): Promise<void> => {
    const next = await rows.next();
    if (next.done) [head, isDone] = [undefined, true];
    else head = next.value;
  };
  return async (personId: string): Promise<readonly ReadRow[]> => {
    const taken: ReadRow[] = [];
    if (head === undefined && !isDone) await step();
    while (head !== undefined && (head[0] as string) <= personId) {
      if (head[0] === personId) taken.push(head.slice(1));
      await step();
    }
    return taken;
  };
}
