import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  newKeyPair,
  restoreToScratch,
  writeBackup,
  type BackupMade,
} from "../../src/platform/backup/index.ts";
import { ownTables } from "../../src/platform/database/tables.gen.ts";
import { connectionTo } from "../harness/constants.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";

let database: TestDatabase;
let keys: Awaited<ReturnType<typeof newKeyPair>>;
const folder = openFolder("lantern-not-ours-");

/** What an administrator of the database may have put beside Lantern's own. */
const others = [
  "create schema monitoring",
  "create table monitoring.samples (sample_id bigint generated always as identity primary key, note text)",
  "insert into monitoring.samples (note) values ('one'), ('two')",
  "create table subjects.people_copy as select person_id from subjects.people",
  "create table public.scratch (line text)",
  "set role lantern_owner; create table work.from_a_script (line text); reset role",
  "alter table subjects.people add column imported_from text",
];
const leftOut = [
  "monitoring.samples",
  "public.scratch",
  "subjects.people.imported_from",
  "subjects.people_copy",
  "work.from_a_script",
];

beforeAll(async () => {
  database = await aDatabase("cast");
  keys = await newKeyPair();
  for (const one of others) await database.query(one);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const backUp = (): Promise<BackupMade> =>
  writeBackup({ admin: database.admin, folder, recipients: [keys.recipient] });
const prove = ({ path }: BackupMade) =>
  restoreToScratch(connectionTo(inject("server"), "postgres"), { path, identity: keys.identity });

describe("tables and columns that Lantern did not make", () => {
  test("are left out of the backup, which says so and restores", async () => {
    const made = await backUp();
    expect([...(made.manifest.notOurs ?? [])].sort()).toEqual(leftOut);
    const { comparison, notOurs } = await prove(made);
    expect(comparison.differences).toEqual([]);
    expect([...notOurs].sort()).toEqual(leftOut);
    expect(comparison.tables.map(({ name }) => name)).not.toContain("monitoring.samples");
  });

  test("hold up no backup that an earlier version wrote with them in it: they are skipped, and said", async () => {
    const known = ownTables as Record<string, string>;
    known["monitoring.samples"] = "sample_id note";
    let made: BackupMade;
    try {
      made = await backUp();
    } finally {
      delete known["monitoring.samples"];
    }
    expect(made.manifest.tables.map(({ name }) => name)).toContain("monitoring.samples");
    const { comparison, notOurs } = await prove(made);
    expect(comparison.differences).toEqual([]);
    expect(notOurs).toContain("monitoring.samples");
  });

  test("a column that such a backup holds is named, and nothing is loaded", async () => {
    const known = ownTables as Record<string, string>;
    const own = known["subjects.people"] ?? "";
    known["subjects.people"] = `${own} imported_from`;
    let made: BackupMade;
    try {
      made = await backUp();
    } finally {
      known["subjects.people"] = own;
    }
    await expect(prove(made)).rejects.toThrow(
      /subjects\.people\.imported_from, which Lantern did not make/,
    );
  });
});
