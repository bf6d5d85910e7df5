import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anotherPartnership } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { testKeys } from "../harness/constants.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";

let app: TestApp;
const folder = openFolder("lantern-exit-command-");
beforeAll(async () => {
  app = await anApp({ template: "demo" });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

const lantern = (...args: readonly string[]) =>
  lanternCommand(args, {
    from: folder,
    settings: {
      ...settingsFor(app, folder),
      LANTERN_KEYS: testKeys,
      LANTERN_SECURITY_LOG: join(folder, "security.log"),
    },
  });

let digest = "";

test("everything is written into a new folder, its owner’s alone, and is told", async () => {
  const made = await lantern("exit", "--to", "leaving");
  expect(made).toMatchObject({ status: 0, stderr: "" });
  expect(made.stdout).toMatch(
    /Eastmoor Safeguarding Partnership: [\d,]+ rows, \d+ files?, \d+ children/,
  );
  digest = /SHA-256 of manifest\.json: ([0-9a-f]{64})/.exec(made.stdout)?.[1] ?? "";
  expect(digest).not.toBe("");
  expect(statSync(join(folder, "leaving")).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "leaving/tables/subjects.people.csv")).mode & 0o777).toBe(0o600);
  const text = readFileSync(join(folder, "leaving/README.txt"), "utf8");
  expect(text).toContain("directory.credentials: hashes of passwords");
  expect(text).toContain("RFC 4180");
});

test("it is one event of the audit, which the exit has in it, and an alert for those who watch", async () => {
  const events = await app.query(
    "select action, actor_id, outcome, partnership_id from audit.events where action like 'exit%'",
  );
  expect(events).toEqual([
    { action: "exit.make", actor_id: "command-line", outcome: "done", partnership_id: 1 },
  ]);
  expect(readFileSync(join(folder, "leaving/tables/audit.events.csv"), "utf8")).toContain(
    "exit.make",
  );
  const lines = readFileSync(join(folder, "security.log"), "utf8").trim().split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
    "event.action": "export",
    "event.kind": "alert",
    "lantern.audit_action": "exit.make",
  });
});

test("it proves itself with no database, and says what was changed", async () => {
  const whole = await lantern("exit", "--verify", "leaving");
  expect(whole).toMatchObject({ status: 0, stderr: "" });
  expect(whole.stdout).toContain(digest);
  expect(whole.stdout).toMatch(/Whole: [\d,]+ rows/);
  writeFileSync(join(folder, "leaving/tables/protect.flags.csv"), "flag_id\r\n");
  const spoiled = await lantern("exit", "--verify", "leaving");
  expect(spoiled.status).toBe(1);
  expect(spoiled.stderr).toContain("protect.flags.csv: has another size");
  expect(spoiled.stderr).toContain("NOT WHOLE");
});

test("nothing is deleted and no hold is touched", async () => {
  const [row] = await app.query<{ children: number; holds: number }>(
    `select (select count(*)::int from subjects.people) as children,
       (select count(*)::int from govern.holds where lifted_at is null) as holds`,
  );
  expect(row?.children).toBeGreaterThan(0);
  expect(row?.holds).toBeGreaterThan(0);
});

test("a folder that is not empty is refused before anything is audited", async () => {
  const again = await lantern("exit", "--to", "leaving");
  expect(again).toMatchObject({ status: 1, stdout: "" });
  expect(again.stderr).toMatch(/leaving is not empty: .*\n$/);
  const events = await app.query("select 1 from audit.events where action = 'exit.make'");
  expect(events).toHaveLength(1);
});

test("where there are several partnerships it must be said which, and asked wrongly it says how", async () => {
  await anotherPartnership(app);
  const several = await lantern("exit", "--to", "other");
  expect(several).toMatchObject({ status: 2, stdout: "" });
  expect(several.stderr).toContain("--partnership NAME");
  expect(existsSync(join(folder, "other"))).toBe(false);
  const one = await lantern(
    "exit",
    "--to",
    "other",
    "--partnership",
    "Westvale Safeguarding Partnership",
    "--json",
  );
  expect(one.status).toBe(0);
  expect(JSON.parse(one.stdout)).toMatchObject({
    partnership: "Westvale Safeguarding Partnership",
    files: 0,
  });
  for (const args of [[], ["--to", "a", "--verify", "b"]])
    expect(await lantern("exit", ...args)).toMatchObject({ status: 2, stdout: "" });
  expect(await lantern("exit", "--verify", "nowhere")).toMatchObject({ status: 1 });
}, 180_000);
