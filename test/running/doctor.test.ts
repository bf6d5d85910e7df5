import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readinessChecks } from "../../src/readiness.ts";
import type { ReadinessReport } from "../../src/platform/readiness/run-checks.ts";
import { aBareDatabase } from "../database/bare-database.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { lanternCommand, type Said } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";
import { makeReady, productionSettings } from "./ready-world.ts";

let database: TestDatabase;
const folder = openFolder("lantern-doctor-");
beforeAll(async () => {
  database = await aDatabase("empty");
  await makeReady(database);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const doctor = (settings: Readonly<Record<string, string>>, ...args: string[]): Promise<Said> =>
  lanternCommand(["doctor", ...args], {
    from: folder,
    settings: { LANTERN_DATA: join(folder, "data"), ...settings },
  });

type Told = ReadinessReport & { readonly mode: string };

async function told(
  settings: Readonly<Record<string, string>>,
): Promise<Told & { status: number | null }> {
  const { status, stdout, stderr } = await doctor(settings, "--json");
  expect(stderr).toBe("");
  return { status, ...(JSON.parse(stdout) as Told) };
}

test("every check of the list is told, the database first, in words and as JSON", async () => {
  const settings = productionSettings(database);
  const { results, mode, isReady, status } = await told(settings);
  expect(mode).toBe("production");
  expect(results.map(({ key }) => key)).toEqual([
    "database",
    ...readinessChecks.map(({ key }) => key),
  ]);
  expect(status).toBe(isReady ? 0 : 1);
  const { stdout } = await doctor(settings);
  for (const { title } of results) expect(stdout).toContain(title);
});

test("what is missing comes with how to mend it, and exit 1", async () => {
  await database.query("update directory.teams set receives_concerns = false");
  const { stdout, status } = await doctor(productionSettings(database));
  await database.query("update directory.teams set receives_concerns = true");
  expect(status).toBe(1);
  expect(stdout).toMatch(/^missing {7}A team that receives concerns/m);
  expect(stdout).toContain("To mend it: lantern team add … --receives-concerns");
});

test("looking changes nothing", async () => {
  const count = () => database.query("select count(*)::int from audit.events");
  const before = await count();
  await doctor(productionSettings(database));
  expect(await count()).toEqual(before);
});

test("a database that cannot be reached is the first thing said, and the rest is not guessed", async () => {
  const nowhere = "postgres://nobody@127.0.0.1:1/none";
  const settings = { ...productionSettings(database), DATABASE_ADMIN_URL: nowhere };
  const { results, status } = await told(settings);
  expect(status).toBe(1);
  expect(results[0]).toMatchObject({ key: "database", state: "missing" });
  expect(results[0]?.missing[0]?.why).toContain("cannot connect");
  const states = new Map(results.map(({ key, state }) => [key, state]));
  expect([states.get("node"), states.get("settings")]).toEqual(["in place", "in place"]);
  expect(states.get("two-administrators")).toBe("not looked at");
});

test("a database that is not there, or was never prepared, is told", async () => {
  const none = productionSettings(database)["DATABASE_ADMIN_URL"]?.replace(
    database.name,
    "no_such",
  );
  const gone = await told({ ...productionSettings(database), DATABASE_ADMIN_URL: none ?? "" });
  expect(gone.results[0]?.missing[0]?.why).toContain("cannot connect");
  const bare = await aBareDatabase();
  const empty = productionSettings(database)["DATABASE_ADMIN_URL"]?.replace(
    database.name,
    String(bare.admin.database),
  );
  const found = await told({ ...productionSettings(database), DATABASE_ADMIN_URL: empty ?? "" });
  await bare.drop();
  expect(found.results[0]?.missing[0]).toMatchObject({ mend: "lantern db migrate" });
});

test("without any settings it says what to do, and starts no database of its own", async () => {
  const { results, mode, status } = await told({});
  expect([mode, status]).toEqual(["evaluation", 1]);
  expect(results[0]?.missing[0]?.mend).toContain("lantern db roles");
  const settings = results.find(({ key }) => key === "settings");
  expect(settings?.missing.length).toBe(5);
});

test("a setting that is no such thing is told, and nothing else is guessed", async () => {
  const { results, status } = await told({ LANTERN_MODE: "live" });
  expect(status).toBe(1);
  expect(results.filter(({ state }) => state === "missing").map(({ key }) => key)).toEqual([
    "settings",
  ]);
});
