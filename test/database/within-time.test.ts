import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../src/platform/database/database.ts";
import { tookTooLong, withinTime } from "../../src/platform/database/within-time.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "./acting.ts";

/** What takes too long is stopped, and what was asked before and after it is answered. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const inOne = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  acting(app, await actorOf(app, "coordinator"), work);
const timeOf = async (tx: Tx): Promise<unknown> =>
  (await sql<{ now: string }>`select current_setting('statement_timeout') as now`.execute(tx))
    .rows[0]?.now;

test.each([
  ["what is quick is answered", 0, 5],
  ["what is slow is stopped", 20, tookTooLong],
])("%s, and the transaction goes on with its usual time", async (_, seconds, came) => {
  await inOne(async (tx) => {
    const usual = await timeOf(tx);
    const read = async (): Promise<number> => {
      await sql`select pg_sleep(${seconds})`.execute(tx);
      return 5;
    };
    expect(await withinTime(tx, 300, read)).toBe(came);
    expect(await timeOf(tx)).toBe(usual);
  });
});

test("any other fault is thrown on", async () => {
  const faulty = inOne((tx) => withinTime(tx, 300, () => sql`select 1 / 0`.execute(tx)));
  await expect(faulty).rejects.toThrow("division by zero");
});
