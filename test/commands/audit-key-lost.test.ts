import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkpointAudit } from "../../src/audit-jobs.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { acting } from "../database/acting.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { actorOf } from "../harness/sign-in.ts";

/** The key that signs the audit is gone, and with it what could hand over to the next one. */
let database: TestDatabase;
let folder: string;
let lost: string;
beforeAll(async () => {
  database = await aDatabase();
  folder = mkdtempSync(join(tmpdir(), "lantern-lost-"));
  await lantern(["audit", "key", "new", "--name", "eastmoor.example"]);
  lost = await keyNow();
  await sign();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const inFolder = (name: string): string => join(folder, name);
const settings = (): Record<string, string> => ({
  ...settingsFor(database, folder),
  LANTERN_AUDIT_KEY_FILE: inFolder("key"),
  LANTERN_AUDIT_CHECKPOINTS: inFolder("witness"),
});
const lantern = (args: readonly string[]) =>
  lanternCommand(args, { from: folder, settings: settings() });
const keyNow = async (): Promise<string> => (await lantern(["audit", "key", "show"])).stdout.trim();
const takeOver = (key: string) => lantern(["audit", "key", "new", "--lost", key]);

async function sign(): Promise<void> {
  const lead = await actorOf(database, "lead");
  for (let turn = 0; turn < 17; turn++)
    await acting(database, lead, () => Promise.resolve(undefined));
  await checkpointAudit({
    admin: database.admin,
    config: readConfig(settings()),
    clock: database.clock,
    log: createLog("silent"),
  });
}

const signed = async (): Promise<number> =>
  (await database.query("select from audit.checkpoints")).length;

test("while the key is there, and for what is no public key, it is refused and nothing is made", async () => {
  const there = await takeOver(lost);
  expect([there.status, there.stderr]).toEqual([2, expect.stringContaining("The key is there")]);
  rmSync(inFolder("key"));
  const wrong = await takeOver("no-key-of-anybody");
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining("is not a public key")]);
  expect([existsSync(inFolder("key")), existsSync(inFolder("key.trusted"))]).toEqual([
    false,
    false,
  ]);
});

test("a new key goes on from what the lost one signed, and leads nobody who trusts the lost one to it", async () => {
  const before = await signed();
  expect(before).toBe(1);
  const made = await takeOver(lost);
  expect([made.status, made.stderr]).toEqual([0, ""]);
  const now = await keyNow();
  expect(now).not.toBe(lost);
  expect(made.stdout).toContain(`Partners check with: ${now}`);
  expect(statSync(inFolder("key")).mode & 0o777).toBe(0o600);
  expect(readFileSync(inFolder("key.trusted"), "utf8")).toBe(`${lost}\n`);
  // Nothing was signed by both: there is no private part of the lost one.
  expect(await signed()).toBe(before);
  expect((await lantern(["audit", "verify"])).status).toBe(0);
  await sign();
  expect(await signed()).toBe(before + 1);
  const whole = await lantern(["audit", "verify"]);
  expect([whole.status, whole.stdout]).toEqual([0, expect.stringContaining("2 checkpoints read")]);
  expect((await lantern(["audit", "verify", "--key", now, "--key", lost])).status).toBe(0);
  const byTheLost = await lantern(["audit", "verify", "--key", lost]);
  expect(byTheLost.status).toBe(1);
});

test("without the lost one beside it, what it signed is told as signed by nobody who is trusted", async () => {
  rmSync(inFolder("key.trusted"));
  expect((await lantern(["audit", "verify"])).status).toBe(1);
});
