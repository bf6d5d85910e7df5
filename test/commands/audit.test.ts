import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditReadiness } from "../../src/platform/audit/readiness.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";
import { checkpointAudit } from "../../src/audit-jobs.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "../database/acting.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await aDatabase();
  folder = mkdtempSync(join(tmpdir(), "lantern-audit-"));
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

const lantern = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  lanternCommand(args, { from: folder, settings: { ...settings(), ...more } });

const nobody = "postgres://nobody@127.0.0.1:1/none";
/** An address where nothing answers: what works with it needs no database. */
const nowhere = { DATABASE_URL: nobody, DATABASE_ADMIN_URL: nobody };

const parts = () => ({
  admin: database.admin,
  config: readConfig(settings()),
  clock: database.clock,
  log: createLog("silent"),
});

/** More events than there are chains: at least one chain has several. */
async function someWork(): Promise<void> {
  const lead = await actorOf(database, "lead");
  for (let turn = 0; turn < 17; turn++)
    await acting(database, lead, () => Promise.resolve(undefined));
}

const lookedAt = async (): Promise<Record<string, number>> => {
  const { config, clock } = parts();
  const found = await asMaintenance(database.admin, async (tx) => {
    const counts: [string, number][] = [];
    for (const { key, look } of auditReadiness)
      counts.push([key, (await look({ config, tx, now: clock.now() })).length]);
    return counts;
  });
  return Object.fromEntries(found);
};

describe("the audit by command", () => {
  test("before there is a key: said so, in a line", async () => {
    expect(await lantern(["audit", "key", "show"])).toMatchObject({ status: 2, stdout: "" });
    expect(await lookedAt()).toMatchObject({ "audit-key": 1, "audit-witness": 1 });
  });

  test("makes a key in a file of its owner's, and prints what partners check with", async () => {
    const { status, stdout } = await lantern(["audit", "key", "new", "--name", "eastmoor.example"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Partners check with: eastmoor.example+");
    expect(statSync(inFolder("key")).mode & 0o777).toBe(0o600);
    expect((await lantern(["audit", "key", "show"])).stdout).toMatch(
      /^eastmoor\.example\+[0-9a-f]{8}\+/,
    );
  });

  test("signs what was recorded, and copies it out of the database once", async () => {
    await someWork();
    await checkpointAudit(parts());
    await checkpointAudit(parts());
    await someWork();
    await checkpointAudit(parts());
    const file = readFileSync(inFolder("witness/lantern-checkpoints-2026-11.txt"), "utf8");
    expect([...file.matchAll(/^number (\d+)$/gm)].map(([, number]) => number)).toEqual(["1", "2"]);
    expect(file).toContain("\u2014 eastmoor.example ");
    expect(await lookedAt()).toMatchObject({ "audit-key": 0, "audit-witness": 0 });
  });

  test("verifies the database, and keeps that it did", async () => {
    const { status, stdout } = await lantern(["audit", "verify"]);
    expect(stdout).toMatch(/events read\. 2 checkpoints read\.\nNothing was changed\./);
    expect(status).toBe(0);
    const kept = await database.query("select asked_by, findings from audit.verifications");
    expect(kept).toEqual([{ asked_by: "command", findings: 0 }]);
    const events = await database.query("select 1 from audit.events where action = 'audit.verify'");
    expect(events).toHaveLength(1);
  });

  test("exports, and verifies the files with no database at all", async () => {
    expect((await lantern(["audit", "export", "audit.ndjson"])).status).toBe(0);
    expect((await lantern(["audit", "checkpoints", "export", "points.txt"])).status).toBe(0);
    const key = (await lantern(["audit", "key", "show"], nowhere)).stdout.trim();
    const files = ["--file", "audit.ndjson", "--checkpoints", "points.txt", "--key", key];
    const offline = await lantern(["audit", "verify", ...files, "--json"], nowhere);
    expect(offline.stderr).toBe("");
    expect(JSON.parse(offline.stdout)).toMatchObject({ checkpoints: 2, findings: [] });
    expect(offline.status).toBe(0);
    const [, first = ""] = readFileSync(inFolder("audit.ndjson"), "utf8").split("\n");
    expect(Object.keys(JSON.parse(first) as object)).not.toContain("name");
  });

  test("an altered file is told with its chain and event, exit 1", async () => {
    const whole = readFileSync(inFolder("audit.ndjson"), "utf8");
    writeFileSync(inFolder("altered.ndjson"), whole.replace('"test.look"', '"test.none"'));
    const { status, stdout } = await lantern(
      ["audit", "verify", "--file", "altered.ndjson"],
      nowhere,
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/chain \d+, event \d+: changed: /);
    expect(stdout).toContain("Checkpoints were not read: no key was given");
  });

  test("a tail that was cut off is told by a partner's copy", async () => {
    const key = (await lantern(["audit", "key", "show"], nowhere)).stdout.trim();
    const lines = readFileSync(inFolder("audit.ndjson"), "utf8").trimEnd().split("\n");
    const last = JSON.parse(lines.at(-1) ?? "") as { heads: { shard: number; sequence: number }[] };
    const events = lines.slice(1, -1).map((line) => JSON.parse(line) as Record<string, unknown>);
    const cut = events.filter(({ shard, sequence }) => shard === 16 || sequence === 1);
    const heads = last.heads.map((head) => ({
      ...head,
      ...cut.filter(({ shard }) => shard === head.shard).at(-1),
    }));
    const text = [lines[0], ...cut.map((one) => JSON.stringify(one)), JSON.stringify({ heads })];
    writeFileSync(inFolder("cut.ndjson"), `${text.join("\n")}\n`);
    const ask = ["audit", "verify", "--file", "cut.ndjson"];
    expect((await lantern(ask, nowhere)).status).toBe(0);
    const told = await lantern([...ask, "--checkpoints", "points.txt", "--key", key], nowhere);
    expect(told.status).toBe(1);
    expect(told.stdout).toMatch(
      /truncated: events \d+ to \d+ are gone, which checkpoint \d has signed/,
    );
  });

  test("a new key takes over from the old, and the old one still leads to it", async () => {
    const before = (await lantern(["audit", "key", "show"])).stdout.trim();
    expect((await lantern(["audit", "key", "new"])).status).toBe(0);
    const after = (await lantern(["audit", "key", "show"])).stdout.trim();
    expect(after).not.toBe(before);
    await someWork();
    await checkpointAudit(parts());
    for (const key of [before, after])
      expect((await lantern(["audit", "verify", "--key", key])).status).toBe(0);
  });

  test("an altered database is told, exit 1, kept, and signed by nothing from then on", async () => {
    await database.query("set session_replication_role = replica");
    await database.query(
      "update audit.events set actor_id = 'someone else' where shard <> 16 and sequence = 1",
    );
    await database.query("set session_replication_role = origin");
    const { status, stdout } = await lantern(["audit", "verify"]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/chain \d+, event 1: changed/);
    expect(await lookedAt()).toMatchObject({ "audit-unaltered": 1 });
  });

  test.each([
    [["audit", "verify", "--file", "none.ndjson"], "no such file"],
    [["audit", "verify", "--file", "points.txt"], "not an export of the audit"],
    [["audit", "verify", "--key", "a"], "is not a public key"],
    [["audit", "verify", "--file", "audit.ndjson", "--checkpoints", "points.txt"], "Say --key"],
    [["audit", "export"], "Say the name of one file"],
  ])("%j is told in a line, exit 2", async (args, says) => {
    const { status, stderr } = await lantern(args, nowhere);
    expect(stderr).toContain(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(2);
  });
});
