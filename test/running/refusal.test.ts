import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lookAtReadiness, NotReady, readinessChecks, refuseUnready } from "../../src/readiness.ts";
import type { Config } from "../../src/platform/config/config.ts";
import type { ReadinessCheck } from "../../src/platform/readiness/readiness.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { checksHere, makeReady, productionConfig } from "./ready-world.ts";

/** Nothing is written into it: what is looked at is put in its place, or it is empty. */
let empty: TestDatabase;
beforeAll(async () => {
  empty = await aDatabase("empty");
});
afterAll(() => empty.close());

const required = readinessChecks.filter(({ isRequired }) => isRequired);

async function refusalWith(
  checks: readonly ReadinessCheck[],
  change: Partial<Config> = {},
  database = empty,
): Promise<string> {
  const { admin, clock } = database;
  const config = { ...productionConfig(database), ...change };
  try {
    await refuseUnready({ admin, config, clock, checks });
    return "none";
  } catch (error) {
    if (error instanceof NotReady) return error.message;
    throw error;
  }
}

describe("production", () => {
  test.each(required)("does not start without: $title", async ({ key, title }) => {
    const checks = readinessChecks.map((check) => ({
      ...check,
      look: () =>
        Promise.resolve(
          check.key === key ? [{ why: "it is not there", mend: "put it there" }] : [],
        ),
    }));
    const refusal = await refusalWith(checks);
    expect(refusal).toContain(`  ${title}\n    it is not there\n    To mend it: put it there`);
    expect(refusal.match(/To mend it/g)).toHaveLength(1);
  });

  test.each(required)("does not start where it cannot tell: $title", async ({ key, title }) => {
    const checks = readinessChecks.map((check) => ({
      ...check,
      look: ({ tx }: Parameters<ReadinessCheck["look"]>[0]) =>
        check.key === key
          ? tx
              .selectFrom("directory.staff")
              .selectAll()
              .where("staff_id", "=", "no id")
              .execute()
              .then(() => [])
          : Promise.resolve([]),
    }));
    const refusal = await refusalWith(checks);
    expect(refusal).toContain(title);
    expect(refusal).toContain("could not be looked at");
    expect(refusal).not.toContain("no id");
  });

  test("starts without what is only advised", async () => {
    const checks = readinessChecks.map((check) => ({
      ...check,
      look: () =>
        Promise.resolve(check.isRequired ? [] : [{ why: "it is not there", mend: "put it there" }]),
    }));
    expect(await refusalWith(checks)).toBe("none");
  });

  test("names everything that an empty database lacks, in one list", async () => {
    const refusal = await refusalWith(checksHere);
    expect(refusal).toContain("there is no partnership");
    expect(refusal.split("\n").at(-1)).toContain("LANTERN_MODE=setting-up");
  });
});

test.each(["evaluation", "setting-up"] as const)("%s starts whatever is missing", async (mode) => {
  expect(await refusalWith(checksHere, { mode })).toBe("none");
});

describe("keys", () => {
  test("are short, stable and each used once", () => {
    const keys = readinessChecks.map(({ key }) => key);
    expect(keys.filter((key) => !/^[a-z]+(-[a-z]+)*$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

/** What is taken away from a world that is ready, and the one check that must find it. */
const breaks: Readonly<Record<string, string>> = {
  partnership: "update directory.partnerships set is_demo = true",
  "audit-reader":
    "delete from directory.posts using directory.roles r where r.role_id = posts.role_id and r.key = 'information-governance-officer'",
  "two-administrators":
    "update directory.posts set ends_on = '2026-11-24', starts_on = '2026-11-01' where staff_id = (select staff_id from directory.staff where name = 'Kit Moss')",
  "mash-number":
    "update directory.configuration set body = body || '{\"phone\": \"\"}' where kind = 'contact'",
  sealed: "update directory.credentials set totp_sealed = '\\x00'",
  "alarm-answer":
    "update directory.roles set permissions = array_remove(permissions, 'alarm.answer')",
  "concern-team": "update directory.teams set receives_concerns = false",
};

describe("in a world that is ready", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await aDatabase("empty");
    await makeReady(database);
  });
  afterEach(() => database.close());

  test("starts with everything in place", async () => {
    expect(await refusalWith(checksHere, {}, database)).toBe("none");
  });

  test.each(Object.entries(breaks))(
    "%s is missed when it is taken away",
    async (key, statement) => {
      await database.query(statement);
      // A post that ends today is there today and gone tomorrow.
      database.clock.advance({ days: 1 });
      const { admin, clock } = database;
      const config = productionConfig(database);
      const report = await lookAtReadiness({ admin, config, clock, checks: checksHere });
      const missing = report.results.filter(({ state }) => state !== "in place");
      expect(missing.map((result) => result.key)).toEqual([key]);
      expect(missing[0]?.missing[0]?.mend).toMatch(/\S/);
    },
  );

  test("an owner's login, a way that is not proven and a lost setting are missed", async () => {
    const url = productionConfig(database).databaseAdminUrl;
    expect(await refusalWith(checksHere, { databaseUrl: url }, database)).toContain(
      "row-level security",
    );
    const far = "postgres://a@db.example/lantern";
    expect(await refusalWith(checksHere, { databaseAdminUrl: far }, database)).toContain(
      "verify-full",
    );
    expect(await refusalWith(checksHere, { secret: undefined }, database)).toContain(
      "openssl rand",
    );
    expect(await refusalWith(checksHere, { publicUrl: "http://x.example" }, database)).toContain(
      "https",
    );
  });

  test("commits that a power cut takes are missed", async () => {
    await database.query(`alter database ${database.name} set synchronous_commit = off`);
    const refusal = await refusalWith(readinessChecks, {}, database);
    expect(refusal).toContain("set synchronous_commit = on");
  });
});
