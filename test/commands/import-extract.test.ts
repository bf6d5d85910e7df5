import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";

let database: TestDatabase;
const folder = openFolder("lantern-extract-");
beforeAll(async () => {
  database = await aDatabase("demo");
  const lines = [
    "Key,Person,Forename,Surname,DOB,Start,End,Risk,From",
    "M900,N900,Nobody,Known,14/03/2011,2026-10-20 21:00,2026-10-21 07:00,med,home",
    "M901,,Bad,Row,yesterday,2026-10-20 21:00,,medium,home",
  ];
  writeFileSync(join(folder, "missing.csv"), `${lines.join("\n")}\n`);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const take = (source: string, as: string, file = "missing.csv") =>
  lanternCommand(["import", "extract", file, "--source", source, "--as", as], {
    from: folder,
    settings: settingsFor(database, folder),
  });

const source = "Police missing persons";
const waiting = () =>
  database.query("select from identify.feed_waiting where row_key in ('M900', 'M901')");

test("a file is taken in someone’s name, and what waits or is wrong is told", async () => {
  const { status, stdout } = await take(source, "coordinator@eastmoor.example");
  expect(status).toBe(0);
  expect(stdout).toContain("1 waits for a person, 1 to be put right");
  expect(stdout).toContain("Row 3: Date of birth");
  expect(stdout).not.toContain("yesterday");
  expect(await waiting()).toHaveLength(1);
  const events = await database.query(
    "select from audit.events where action = 'feed.extract.take' and outcome = 'done'",
  );
  expect(events.length).toBeGreaterThan(1);
});

test.each([
  ["a system that is not there", "No such system", "coordinator@eastmoor.example", /No system/],
  ["someone who may not", source, "nurse@eastmoor.example", /may not bring rows in/],
  ["someone who is not there", source, "nobody@eastmoor.example", /nobody@eastmoor/],
])("%s is told in a line, exit 2", async (_name, system, as, says) => {
  const before = await database.query("select from identify.feed_runs");
  expect(await take(system, as)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(says) as string,
  });
  expect(await database.query("select from identify.feed_runs")).toHaveLength(before.length);
});
