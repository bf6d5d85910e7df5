import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { anExitFolder, exitInto, holding, rowsIn, type ExitFolder } from "./exit-world.ts";

/** Stands in every text, list and object of what belongs to the other partnership. */
const word = "Qxelsewhere";

let database: TestDatabase;
let theirs: number;
const worlds: ExitFolder[] = [];
beforeAll(async () => {
  database = await aDatabase("demo");
  await giveHalfAway();
}, 180_000);
afterAll(async () => {
  for (const world of worlds) world.close();
  await database.close();
});

type Column = { readonly table: string; readonly name: string; readonly type: string };

const values: Readonly<Record<string, string>> = {
  text: `'${word}'`,
  jsonb: `'{"said": "${word}"}'`,
  "text[]": `'{${word}}'`,
};

/**
 * Every second row of each table becomes the other partnership's, with the word in all it says. Where
 * a column takes fixed words only, those stay.
 */
async function giveHalfAway(): Promise<void> {
  const columns = await database.query<Column>(
    `select n.nspname || '.' || c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')
       and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'partnership_id')
     order by 1, 2`,
  );
  await database.query("set session_replication_role = replica");
  const [made] = await database.query<{ id: number }>(
    "insert into directory.partnerships (name, is_demo) values ('Westvale', true) returning partnership_id as id",
  );
  theirs = made?.id ?? 0;
  for (const table of new Set(columns.map((one) => one.table))) {
    if (table !== "directory.partnerships")
      await database.query(
        `update ${table} set partnership_id = $1 where ctid in
           (select ctid from (select ctid, row_number() over () as place from ${table}) x where place % 2 = 1)`,
        [theirs],
      );
  }
  for (const { table, name, type } of columns) {
    const value = values[type];
    if (value === undefined) continue;
    await database
      .query(`update ${table} set "${name}" = ${value} where partnership_id = $1`, [theirs])
      // A fixed word, or one that must differ from row to row: one row at least says it then.
      .catch(() =>
        database
          .query(
            `update ${table} set "${name}" = ${value} where ctid =
               (select ctid from ${table} where partnership_id = $1 limit 1)`,
            [theirs],
          )
          .catch(() => undefined),
      );
  }
  await database.query("set session_replication_role = origin");
}

async function exitOf(partnershipId: number): Promise<string> {
  const world = anExitFolder();
  worlds.push(world);
  await exitInto(database, world.folder, partnershipId);
  return world.folder;
}

test("what one partnership leaves with has no word of the other’s, in any table or file", async () => {
  const folder = await exitOf(1);
  expect(holding(folder, [word])).toEqual([]);
  expect(rowsIn(folder, "directory.partnerships")).toHaveLength(1);
  expect(rowsIn(folder, "subjects.people").length).toBeGreaterThan(10);
});

test("the other’s has them, in as many tables as hold texts: the control", async () => {
  const folder = await exitOf(theirs);
  const found = holding(folder, [word]).filter((path) => path.startsWith("tables/"));
  expect(found.length).toBeGreaterThan(50);
  const numbers = found.map((path) => path.slice("tables/".length, -".csv".length));
  for (const table of numbers)
    for (const row of rowsIn(folder, table)) expect(row["partnership_id"]).toBe(String(theirs));
}, 180_000);
