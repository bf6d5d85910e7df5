import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkpointAudit } from "../../src/audit-jobs.ts";
import { systemClock } from "../../src/kernel/clock.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import type { SecurityEvent } from "../../src/platform/telemetry/security-log.ts";
import { acting } from "../database/acting.ts";
import { testSecret } from "../harness/constants.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";
import { actorOf } from "../harness/sign-in.ts";

let database: TestDatabase;
const folder = openFolder("lantern-altered-");
beforeAll(async () => {
  database = await aDatabase();
  await someWork();
  await checkpointAudit(parts());
  await someWork();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

async function someWork(): Promise<void> {
  const lead = await actorOf(database, "lead");
  for (let turn = 0; turn < 40; turn++)
    await acting(database, lead, () => Promise.resolve(undefined));
}

const settings = (): Record<string, string> => ({
  LANTERN_SECRET: testSecret,
  LANTERN_DATA: join(folder, "data"),
});
const alarms: SecurityEvent[] = [];
const lines: string[] = [];
const parts = () => ({
  admin: database.admin,
  config: readConfig(settings()),
  // As the command's: which reading is the last is told by the time.
  clock: systemClock,
  log: createLog("error", { write: (line: string) => void lines.push(line) }),
  security: {
    write: (event: SecurityEvent) => void alarms.push(event),
    reopen: () => undefined,
  },
});

function url({ host, port, user, password, database: name }: TestDatabase["admin"]): string {
  const secret = typeof password === "string" ? `:${encodeURIComponent(password)}` : "";
  return `postgres://${user ?? ""}${secret}@localhost:${port ?? 5432}/${name ?? ""}?host=${encodeURIComponent(host ?? "")}`;
}

function lantern(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["lantern.mjs", ...args], {
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      ...settings(),
      DATABASE_URL: url(database.app),
      DATABASE_ADMIN_URL: url(database.admin),
    },
  });
  return { status, stdout, stderr };
}

const readings = () =>
  database.query<{ findings: number; by: string }>(
    "select findings, asked_by as by from audit.verifications order by verified_at",
  );
const signed = async () =>
  (await database.query<{ count: number }>("select count(*)::int from audit.checkpoints"))[0]
    ?.count;

describe("an audit that was altered", () => {
  test("with nothing wrong yet: it is verified, and there is no restore to sign", () => {
    expect(lantern("audit", "verify")).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout } = lantern("audit", "restored");
    expect(stdout).toContain("not behind the folder of checkpoints");
    expect(status).toBe(0);
  });

  test("is signed by nothing, an alarm goes out, and what is wrong is kept once for the pages", async () => {
    const before = await signed();
    // Every chain, so that whatever is recorded next meets one.
    await database.query("update audit.shards set sequence = sequence - 1 where sequence > 0");
    await checkpointAudit(parts());
    await checkpointAudit(parts());
    expect(await signed()).toBe(before);
    expect(alarms.length).toBeGreaterThanOrEqual(2);
    expect(alarms.every(({ name, isAlert }) => name === "audit-altered" && isAlert)).toBe(true);
    expect(lines.join("")).toMatch(/"audit altered".*chain \d+/);
    const told = await database.query<{ permissions: string[] }>(
      `select distinct r.permissions from work.notifications n join directory.posts p using (staff_id)
         join directory.roles r using (role_id)
       where n.headline like 'The audit does not match its signatures%'`,
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.some(({ permissions }) => permissions.includes("audit.view"))).toBe(true);
    const raised = await database.query(
      "select kind, is_drill, times, acknowledged_at from govern.alarms",
    );
    expect(raised).toEqual([
      { kind: "audit-altered", is_drill: false, times: 1, acknowledged_at: null },
    ]);
    const kept = await readings();
    expect(kept.map(({ by }) => by)).toEqual(["command", "job"]);
    expect(kept.at(-1)?.findings).toBeGreaterThan(0);
  });

  test("is told by the command before it is recorded, which an altered audit may refuse", () => {
    const { status, stdout, stderr } = lantern("audit", "verify");
    expect(status).toBe(1);
    expect(stdout).toMatch(/chain \d+, event \d+: head: /);
    expect(stdout).toContain("The audit is not what was written.");
    expect(stderr).toContain("could not be recorded in the audit: 23505");
    expect(stderr).not.toContain("    at ");
  });

  test("nothing about a restore is signed over it either", async () => {
    const { status, stderr } = lantern("audit", "restored");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Nothing was signed: chain \d+/);
    const note = readFileSync(join(folder, "data", "audit-key.last"), "utf8");
    expect(JSON.parse(note)).toMatchObject({ number: await signed() });
  });
});
