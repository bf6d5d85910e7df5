import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(async () => {
  vi.useRealTimers();
  await database.close();
});

test("a connection stays while people read, and is closed when nobody used it for ten minutes", async () => {
  const { db } = database;
  const backend = () =>
    db.beforeSignIn(async (asked) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(asked);
      return rows[0]?.pid;
    });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const first = await backend();
  vi.advanceTimersByTime(9 * 60_000);
  expect([db.pool().open, await backend()]).toEqual([1, first]);
  vi.advanceTimersByTime(11 * 60_000);
  expect(db.pool().open).toBe(0);
});
