import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { typesFile, typesOf } from "../../scripts/generate/schema-types.ts";
import { migrate, migrationFiles, MigrationProblem } from "../../src/platform/database/migrate.ts";
import { aDatabase } from "../harness/database.ts";
import { aBareDatabase, type BareDatabase } from "./bare-database.ts";
import { changesRows, dataAfter } from "./migration-data.ts";

const shipped = resolve("db/migrations");
const names = migrationFiles(shipped).map(({ name }) => name);

let database: BareDatabase;
let folder: string;

beforeEach(async () => {
  database = await aBareDatabase();
  folder = mkdtempSync(join(tmpdir(), "lantern-migrations-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const recorded = async (): Promise<readonly string[]> =>
  (
    await database.query<{ name: string }>(
      "select name from public.lantern_migrations order by name",
    )
  ).map(({ name }) => name);

describe("migrate", () => {
  test("runs what has not run, in order, and then nothing", async () => {
    expect(await migrate(database.admin, shipped)).toEqual(names);
    expect(await recorded()).toEqual(names);
    expect(await migrate(database.admin, shipped)).toEqual([]);
  });

  test("two processes that start at once: one does the work, the other waits and finds it done", async () => {
    const program = `
      import { migrate } from ${JSON.stringify(resolve("src/platform/database/migrate.ts"))};
      console.log(JSON.stringify(await migrate(JSON.parse(process.argv[1]), process.argv[2])));`;
    const start = async (): Promise<unknown> => {
      const args = ["--input-type=module", "-e", program, JSON.stringify(database.admin), shipped];
      return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
    };
    const ran = await Promise.all([start(), start(), start()]);
    expect(ran.filter((one) => Array.isArray(one) && one.length > 0)).toEqual([names]);
    expect(await recorded()).toEqual(names);
  }, 180_000);

  test("refuses a file that was changed after it ran", async () => {
    write("0001_one.sql", "create schema one");
    write("0002_two.sql", "create schema two");
    await migrate(database.admin, folder);
    write("0001_one.sql", "create schema one\n-- one more line\n");
    const again = migrate(database.admin, folder);
    await expect(again).rejects.toThrow(MigrationProblem);
    await expect(again).rejects.toThrow("0001_one.sql was changed after it ran here");
  });

  test("refuses a database that a newer Lantern has migrated", async () => {
    write("0001_one.sql", "create schema one");
    write("9999_tomorrow.sql", "create schema tomorrow");
    await migrate(database.admin, folder);
    rmSync(join(folder, "9999_tomorrow.sql"));
    const older = migrate(database.admin, folder);
    await expect(older).rejects.toThrow(MigrationProblem);
    await expect(older).rejects.toThrow(/9999_tomorrow.sql.*start the newer version/);
  });

  test("a migration that fails changes nothing, is named, and keeps nobody waiting", async () => {
    write("0001_good.sql", "create schema kept");
    write("0002_bad.sql", "create schema lost; create table lost.things (id int); select 1 / 0");
    write("0003_after.sql", "create schema later");
    await expect(migrate(database.admin, folder)).rejects.toMatchObject({
      message: "migration 0002_bad.sql failed and changed nothing",
      cause: { message: "division by zero" },
    });
    const schemas = await database.query(
      "select nspname from pg_namespace where nspname in ('kept', 'lost', 'later')",
    );
    expect(schemas).toEqual([{ nspname: "kept" }]);
    expect(await recorded()).toEqual(["0001_good.sql"]);
    write("0002_bad.sql", "create schema found");
    expect(await migrate(database.admin, folder)).toEqual(["0002_bad.sql", "0003_after.sql"]);
  });

  test("what it makes belongs to the owner role, not to the login that migrates", async () => {
    write("0001_one.sql", "create schema one; create table one.things (id int)");
    await migrate(database.admin, folder);
    expect(
      await database.query("select tableowner from pg_tables where schemaname = 'one'"),
    ).toEqual([{ tableowner: "lantern_owner" }]);
  });

  test("passes over what is not a numbered migration", async () => {
    write("0001_one.sql", "create schema one");
    write("notes.sql", "select 1 / 0");
    write("0002_Two.sql", "select 1 / 0");
    expect(await migrate(database.admin, folder)).toEqual(["0001_one.sql"]);
  });
});

describe("the migrations that are shipped", () => {
  test("are numbered one after the other", () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(
      names.map((_, index) => index + 1),
    );
  });

  test("each have rows for the next to run on", () => {
    expect(Object.keys(dataAfter)).toEqual(names);
  });

  test("each run on a database that has rows in it, and lose none", async () => {
    for (const name of names) {
      const before = await countRows();
      cpSync(join(shipped, name), join(folder, name));
      expect(await migrate(database.admin, folder)).toEqual([name]);
      const after = await countRows();
      if (!(name in changesRows)) {
        expect(
          Object.fromEntries(Object.keys(before).map((table) => [table, after[table]])),
          `after ${name}`,
        ).toEqual(before);
      }
      await database.query(
        `begin; set local role lantern_maintenance; ${dataAfter[name] ?? ""}; commit`,
      );
    }
    // Of records that were joined before, the first date of both stands: see the rows after 0100.
    expect(
      await database.query(
        `select t.review_by::text as day from protect.tracker_entries t
         join subjects.merges m on m.person_id = t.person_id and m.split_at is null`,
      ),
    ).toEqual([{ day: "2026-11-12" }]);
    const empty = Object.entries(await countRows()).filter(([, rows]) => rows === 0);
    expect(empty, "tables that the next migration would find empty").toEqual([]);
    // Each by itself, with all tables counted before and after.
  }, 180_000);

  test("leave children who were here before harm status undecided, with a day and a decision row", async () => {
    for (const name of names.slice(0, names.indexOf("0011_harm_and_flags.sql") + 1)) {
      cpSync(join(shipped, name), join(folder, name));
      await migrate(database.admin, folder);
      if (name.startsWith("0011")) break;
      await database.query(
        `begin; set local role lantern_maintenance; ${dataAfter[name] ?? ""}; commit`,
      );
    }
    const rows = await database.query(
      `select t.harm_status, h.status, h.basis, h.decided_by, t.harm_review_by = h.review_by as same,
         h.review_by - h.decided_on as days, t.flags
       from protect.tracker_entries t join protect.harm_decisions h using (person_id)`,
    );
    expect(rows).toEqual([
      {
        harm_status: "undecided",
        status: "undecided",
        basis: "opened",
        decided_by: null,
        same: true,
        days: 14,
        flags: [],
      },
    ]);
  });

  test("make the tables that the generated types say: run `npm run generate` after a migration", async () => {
    // By all of them and by nothing else: test/harness/global-setup.ts.
    const migrated = await aDatabase("empty");
    expect(
      await migrated.query("select name from public.lantern_migrations order by name"),
    ).toEqual(names.map((name) => ({ name })));
    expect(await typesOf(migrated.admin)).toBe(readFileSync(typesFile, "utf8"));
    // A table that the types do not know is noticed.
    await migrated.query("alter table subjects.people add column planted text");
    expect(await typesOf(migrated.admin)).toContain("planted: string | null");
    await migrated.close();
  });
});

async function countRows(): Promise<Readonly<Record<string, number>>> {
  const tables = await database.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'public') order by 1`,
  );
  if (tables.length === 0) return {};
  // Counted after each migration: asked for one by one that is tens of thousands of questions.
  const counts = await database.query<{ name: string; rows: number }>(
    tables
      .map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`)
      .join(" union all "),
  );
  return Object.fromEntries(counts.map(({ name, rows }) => [name, rows]));
}
