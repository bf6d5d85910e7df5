import { afterAll, beforeAll, expect, test } from "vitest";
import { continuityReadiness } from "../../src/rooms/governance/continuity/continuity-readiness.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

/** What is missing, by key, with the first reason. */
async function missing(): Promise<Readonly<Record<string, string>>> {
  const config = readConfig({});
  const now = database.clock.now();
  const looked = await asMaintenance(database.admin, async (tx) => {
    const all: [string, string][] = [];
    for (const { key, isRequired, look } of continuityReadiness) {
      const [first] = await look({ config, tx, now });
      if (first) all.push([`${key}${isRequired ? "" : " (advised)"}`, first.why]);
    }
    return all;
  });
  return Object.fromEntries(looked);
}

const hoursAgo = (hours: number): Date =>
  new Date(database.clock.now().getTime() - hours * 3_600_000);

async function made(backup: Date, proof: Date): Promise<void> {
  await database.query(
    `insert into continuity.backups (backup_id, made_at, file_name, size_bytes, sha256, table_count, row_count, file_count, took_ms)
     values (gen_random_uuid(), $1, 'a', 1, sha256('a'), 1, 1, 0, 1)`,
    [backup],
  );
  await database.query(
    `insert into continuity.proofs (proof_id, proved_at, file_name, backup_made_at, table_count, row_count, file_count, audit_count, took_ms, differences)
     values (gen_random_uuid(), $1, 'a', $1, 1, 1, 0, 1, 1, '{}')`,
    [proof],
  );
}

test("a first start is held up by what was never done; an old backup is said and holds nothing up", async () => {
  const first = await missing();
  expect(first["restore-once"]).toBe("there is no backup yet");
  expect(first["duty-settings"]).toContain("LANTERN_DUTY_FOLDER is not set");
  await made(hoursAgo(30), hoursAgo(24 * 9));
  const old = await missing();
  expect(old).not.toHaveProperty("restore-once");
  expect(old["backup-fresh (advised)"]).toMatch(/^the last backup was /);
  expect(old["restore-proved (advised)"]).toMatch(/^the last proved restore was /);
  await made(hoursAgo(1), hoursAgo(1));
  const fresh = await missing();
  expect(Object.keys(fresh).filter((key) => /backup-fresh|restore/.test(key))).toEqual([]);
});
