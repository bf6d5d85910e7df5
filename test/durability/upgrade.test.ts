import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/kernel/clock.ts";
import { MigrationProblem } from "../../src/platform/database/migrate.ts";
import { prepareToRun } from "../../src/platform/database/prepare-to-run.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { openDatabase } from "../../src/platform/database/database.ts";
import { openSession } from "../../src/platform/session/sessions.ts";
import { aBareDatabase, type BareDatabase } from "../database/bare-database.ts";
import { testLogin, testSecrets } from "../harness/constants.ts";
import { anUpgradeWorld, names, oldNames, type UpgradeWorld } from "./upgrade-world.ts";

/** An upgrade and the way back, in the order of docs/running.md, each step by the command that it names. */
let world: UpgradeWorld;
let restored: BareDatabase;
let before: Readonly<Record<string, number>>;
beforeAll(async () => {
  world = await anUpgradeWorld();
  restored = await aBareDatabase();
  before = await countRows(world.database);
}, 180_000);
afterAll(async () => {
  await restored.drop();
  await world.close();
});

const newer = names.filter((name) => !oldNames.includes(name));
const child = "00000000-0000-7000-8000-000000000006";
const backup = (): string => join("kept", readdirSync(join(world.folder, "kept"))[0] ?? "");

async function countRows(database: BareDatabase): Promise<Readonly<Record<string, number>>> {
  const tables = await database.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'public', 'graphile_worker') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database.query<{ rows: number }>(
      `select count(*)::int as rows from ${name}`,
    );
    counts[name] = row?.rows ?? -1;
  }
  return counts;
}

describe("upgrading", () => {
  test("begins with a backup by the old version, which stays at its schema", async () => {
    const made = world.lantern(world.old, ["backup", "--to", "kept"]);
    expect(made).toMatchObject({ status: 0, stderr: "" });
    expect(await recorded(world.database)).toEqual(oldNames);
    const key = join("data", "backup-key");
    const proved = world.lantern(world.old, ["restore", backup(), "--verify", "--key", key]);
    expect(proved.stdout).toContain("Proved: ");
  }, 180_000);

  test("the new version’s doctor names what is to be done, and changes nothing", async () => {
    const { status, stdout } = world.lantern(world.now, ["doctor"]);
    expect(status).toBe(1);
    expect(stdout).toContain(
      `the database is not at this version: ${newer.length} migrations to run`,
    );
    expect(stdout).toContain("To mend it: lantern db migrate");
    expect(await recorded(world.database)).toEqual(oldNames);
  });

  test.each(["production", "setting-up"] as const)("%s does not do it by the way", async (mode) => {
    const { admin } = world.database;
    const running = { admin, contextKey: testSecrets().contextKey };
    const starting = prepareToRun({ mode }, running);
    await expect(starting).rejects.toThrow(MigrationProblem);
    await expect(starting).rejects.toThrow(
      `this database is of an older version of Lantern, with ${newer.length} migrations to run: back it up with that version, then run the upgrade: lantern db migrate`,
    );
    expect(await recorded(world.database)).toEqual(oldNames);
  });

  test("is one command, which runs what is new and keeps every row", async () => {
    const ran = world.lantern(world.now, ["db", "migrate"]);
    expect(ran).toMatchObject({ status: 0, stderr: "", stdout: `Ran ${newer.join(", ")}\n` });
    const after = await countRows(world.database);
    const fewer = Object.entries(before).filter(([table, rows]) => (after[table] ?? 0) < rows);
    expect(fewer).toEqual([]);
    expect(Object.values(before).filter((rows) => rows > 0).length).toBeGreaterThan(60);
    expect(world.lantern(world.now, ["db", "migrate"]).stdout).toContain("Nothing to run");
  }, 180_000);

  test("is served: a page for everybody and one for who works here", async () => {
    const started = await world.start(world.now);
    const { origin } = started;
    expect((await fetch(`${origin}/sign-in`)).status).toBe(200);
    const headers = { cookie: `lantern=${await aSession()}` };
    const account = await fetch(`${origin}/account`, { headers, redirect: "manual" });
    expect(account.status).toBe(200);
    expect(await account.text()).toContain("Someone");
    expect(await started.stop()).toBe(0);
  }, 180_000);

  test("is looked over: the doctor reads it, the seals open, the audit is what it was", () => {
    const doctor = world.lantern(world.now, ["doctor"]);
    expect(doctor.stdout).toMatch(/in place +A database that answers, at this version of Lantern/);
    expect(world.lantern(world.now, ["keys", "verify"])).toMatchObject({ status: 0, stderr: "" });
    const audit = world.lantern(world.now, ["audit", "verify"]);
    expect(audit.stdout).toContain("Nothing was changed.");
    expect(audit.status).toBe(0);
  }, 180_000);
});

describe("going back", () => {
  test("is not done by starting the old version: it refuses in one line, and is not tried again", () => {
    const refused = world.refusal(world.old);
    expect(refused.stderr).toBe(
      `this database has run ${newer[0] ?? ""}, which this version of Lantern does not know; start the newer version\n`,
    );
    expect(refused).toMatchObject({ status: 2, stdout: "" });
  }, 180_000);

  test.each([
    ["db", "migrate"],
    ["keys", "list"],
    ["backup", "--to", "other"],
  ])("no command of it touches the newer database: %s %s", (...args) => {
    const refused = world.lantern(world.old, args);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr.trim().split("\n")).toHaveLength(1);
    expect(refused.stderr).toContain("start the newer version");
  });

  test("is the backup in a new database, under the old version, with every row of then", async () => {
    // What is entered after the backup is what going back loses.
    await world.database.query(
      "update subjects.people set family_name = 'Renamed', version = version + 1",
    );
    const name = restored.admin.database ?? "";
    const key = join("data", "backup-key");
    const done = world.lantern(world.old, ["restore", backup(), "--into", name, "--key", key]);
    expect(done.stderr).toBe("");
    expect(done.stdout).toContain("Proved: ");
    expect(done.stdout).toContain(`Restored into ${name}`);
    expect(await recorded(restored)).toEqual(oldNames);
    const counts = await countRows(restored);
    const different = Object.entries(before).filter(
      ([table, rows]) => counts[table] !== rows && !changesAfter.includes(table),
    );
    expect(different).toEqual([]);
    expect(
      await restored.query(`select family_name from subjects.people where person_id = '${child}'`),
    ).toEqual([{ family_name: "Family" }]);
  }, 180_000);

  test("ends where the old version accepts it, and the doctor does", () => {
    const accepted = world.lantern(world.old, ["db", "migrate"], restored);
    expect(accepted.stdout).toContain("Nothing to run: the database is at this version.");
    expect(world.lantern(world.old, ["doctor"], restored).stdout).toMatch(
      /in place +A database that answers, at this version of Lantern/,
    );
    // The folder still holds what was signed in between.
    const verified = () => world.lantern(world.old, ["audit", "verify"], restored);
    expect(verified()).toMatchObject({ status: 1 });
    expect(world.lantern(world.old, ["audit", "restored"], restored)).toMatchObject({
      status: 0,
      stderr: "",
    });
    expect(verified().stdout).toContain("Nothing was changed.");
    expect(verified().status).toBe(0);
  }, 180_000);

  test("loses no way forward: the upgrade runs again on what was restored", () => {
    const again = world.lantern(world.now, ["db", "migrate"], restored);
    expect(again.stdout).toBe(`Ran ${newer.join(", ")}\n`);
  }, 180_000);
});

test("production makes a database ready that Lantern has never seen", async () => {
  const fresh = await aBareDatabase();
  const running = { admin: fresh.admin, contextKey: testSecrets().contextKey };
  await prepareToRun({ mode: "production" }, running);
  expect(await recorded(fresh)).toEqual(names);
  await prepareToRun({ mode: "production" }, running);
  await fresh.drop();
}, 180_000);

/** Sessions do not come back; of its own making a backup and a proof are told after it was read. */
const changesAfter = ["sec.sessions", "sec.pads", "sec.attempts"];

const recorded = async (database: BareDatabase): Promise<readonly string[]> =>
  (
    await database.query<{ name: string }>(
      "select name from public.lantern_migrations order by name",
    )
  ).map(({ name }) => name);

async function aSession(): Promise<string> {
  const { contextKey } = testSecrets();
  const pool = { ...world.database.admin, ...testLogin, max: 1 };
  const db = openDatabase({ pool, contextKey, clock: systemClock, ring: testSecrets().ring });
  const staffId = "00000000-0000-7000-8000-000000000004";
  const token = await db.as(systemActor("sign-in"), async (tx) => ({
    value: await openSession(tx, { staffId, isComplete: true, at: systemClock.now() }),
    audit: { action: "test.sign-in", outcome: "done", route: "test", requestId: "test" },
  }));
  await db.close();
  return token;
}
