import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";
import { openTestSession, staffIdOf } from "../harness/sign-in.ts";
import { urlOf } from "../harness/url-of.ts";

let app: TestApp;
const folder = openFolder("lantern-backup-command-");
beforeAll(async () => {
  app = await anApp();
  await openTestSession(app, await staffIdOf(app, "coordinator"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

const lantern = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  lanternCommand(args, { from: folder, settings: { ...settingsFor(app, folder), ...more } });

test("a key is made once, readable by its owner alone", async () => {
  const made = await lantern(["backup", "key", "key"]);
  expect(made.stdout).toMatch(/^LANTERN_BACKUP_RECIPIENTS=age1[a-z0-9]{58}\n/);
  expect(made.stdout).not.toContain("AGE-SECRET-KEY");
  expect(statSync(join(folder, "key")).mode & 0o777).toBe(0o600);
  expect(await lantern(["backup", "key", "key"])).toMatchObject({ status: 2 });
});

let file = "";

test("a backup is written, kept, and audited; its restore is proved by whoever has the key", async () => {
  const { stdout } = await lantern(["backup", "key", "elsewhere"]);
  const recipient = stdout.split("\n")[0]?.split("=")[1] ?? "";
  const settings = { LANTERN_BACKUP_RECIPIENTS: recipient, LANTERN_BACKUP_FOLDER: "kept" };
  const made = await lantern(["backup", "--to", "kept", "--json"], settings);
  expect(made).toMatchObject({ status: 0 });
  file = join("kept", readdirSync(join(folder, "kept"))[0] ?? "");
  expect(JSON.parse(made.stdout)).toMatchObject({ file: join(folder, file) });

  // The machine that made it cannot open it.
  const without = await lantern(["restore", file, "--verify"], settings);
  expect(without).toMatchObject({ status: 2, stdout: "" });
  expect((await lantern(["restore", file, "--verify", "--key", "key"])).stderr).toContain(
    "does not open",
  );

  const proved = await lantern(["restore", file, "--verify", "--key", "elsewhere"], settings);
  expect(proved).toMatchObject({ status: 0 });
  expect(proved.stdout).toMatch(/subjects\.people +\d+ {2}equal/);
  expect(proved.stdout).toMatch(/recovery point.*\n.*recovery time.*\nProved: [\d,]+ rows/);
  expect(proved.stdout).not.toContain("DIFFERENT");

  const events = await app.query<{ action: string; actor_id: string }>(
    "select action, actor_id from audit.events where action like 'backup.%' order by happened_at",
  );
  expect(events).toEqual([
    { action: "backup.make", actor_id: "command-line" },
    { action: "backup.prove", actor_id: "command-line" },
  ]);
}, 180_000);

test("the page says when a restore was last proved, to who watches health and to nobody else", async () => {
  app.clock.set("2030-01-01T10:00:00Z");
  const late = await (await app.signIn("admin")).get("/admin/backups");
  expect(late.html).toContain("No restore was proved in the last 8 days");
  const [{ at } = { at: new Date(0) }] = await app.query<{ at: Date }>(
    "select max(proved_at) as at from continuity.proofs",
  );
  app.clock.set(new Date(at.getTime() + 2 * 86_400_000).toISOString());
  const page = await (await app.signIn("admin")).get("/admin/backups");
  expect(page.status).toBe(200);
  expect(page.html).toMatch(/Last proved restore[\s\S]{0,200}2 days ago/);
  expect(page.html).toContain("Everything as it was");
  expect(page.html).toContain("No backup was made in the last 26 hours");
  expect(page.html).not.toContain("No restore was proved");
  for (const key of ["coordinator", "governance"])
    expect((await (await app.signIn(key)).get("/admin/backups")).status).toBe(403);
});

test("for real: into an empty database, which then serves; never over one that is not empty", async () => {
  const name = `${app.name}_new`;
  await app.query(`create database ${name}`);
  try {
    await app.query(`grant create on database ${name} to lantern_owner, lantern_jobs`);
    const restored = await lantern(["restore", file, "--into", name, "--key", "elsewhere"]);
    expect(restored).toMatchObject({ status: 0 });
    expect(restored.stdout).toContain(`Restored into ${name}`);
    const again = await lantern(["restore", file, "--into", name, "--key", "elsewhere"]);
    expect(again).toMatchObject({ status: 1 });
    expect(again.stderr).toContain("not empty");
    expect(
      (await lantern(["restore", file, "--into", app.name, "--key", "elsewhere"])).status,
    ).toBe(1);
    const there = urlOf({ ...app.admin, database: name });
    const answer = await lantern(["db", "migrate"], {
      DATABASE_ADMIN_URL: there,
      DATABASE_URL: there,
    });
    expect(answer.stdout).toContain("Nothing to run");
  } finally {
    await app.query(`drop database ${name} with (force)`);
  }
}, 180_000);

test("asked wrongly, it says how in a line", async () => {
  for (const args of [["restore"], ["restore", "x"], ["restore", "x", "--verify", "--into", "y"]])
    expect(await lantern(args)).toMatchObject({ status: 2, stdout: "" });
  const missing = await lantern(["restore", "none.age", "--verify", "--key", "key"]);
  expect(missing).toMatchObject({ status: 1, stderr: "there is no such file\n" });
  expect(readFileSync(join(folder, "key"), "utf8")).toContain("AGE-SECRET-KEY-1");
});
