import type { Duplex } from "node:stream";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { quietPool } from "./pool.ts";
import { saysWhoActs } from "./send-ahead.ts";

let database: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;
beforeAll(async () => {
  database = await aDatabase();
  await database.query("create table public.written (n int primary key)");
  await database.query("grant select, insert on public.written to public");
  pool = quietPool({ ...database.app, max: 1, pipeline: true });
});
afterAll(async () => {
  await pool.end();
  await database.close();
});
beforeEach(async () => {
  await database.query("truncate public.written");
  client = await pool.connect();
  return () => {
    client.release();
  };
});

const ask = (text: string, values: readonly unknown[] = []) => client.query(text, [...values]);
const written = async (): Promise<number> =>
  (await database.query<{ n: number }>("select count(*)::int as n from public.written"))[0]?.n ??
  -1;
const act = (context: string) => ask(`${saysWhoActs}, $1, true)`, [context]);

/** What the server has answered so far is counted by what it was sent. */
const sendings = (): { count: number } => {
  const sent = { count: 0 };
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream } })
    .connection;
  const write = stream.write.bind(stream) as (...given: readonly unknown[]) => boolean;
  let isWaiting = false;
  Object.assign(stream, {
    write: (...given: readonly unknown[]) => {
      if (!isWaiting) sent.count += 1;
      isWaiting = true;
      return write(...given);
    },
  });
  stream.on("data", () => {
    isWaiting = false;
  });
  return sent;
};

describe("a transaction", () => {
  test("goes there and back twice: with what is read first, and with its end", async () => {
    const sent = sendings();
    await ask("begin");
    await act("somebody");
    const { rows } = await ask("select current_setting('lantern.context') as context");
    expect(rows).toEqual([{ context: "somebody" }]);
    expect(sent.count).toBe(1);
    await ask("insert into public.written values (1)");
    await ask("commit");
    expect(await written()).toBe(1);
  });

  test("what goes together is one write", async () => {
    const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
    const writes = vi.spyOn(stream, "_writev");
    await ask("begin");
    await act("somebody");
    expect(writes).not.toHaveBeenCalled();
    await Promise.all([ask("select 1"), ask("select 2")]);
    expect(writes).toHaveBeenCalledTimes(1);
    await ask("commit");
    writes.mockRestore();
  });

  test("of which nobody can act does nothing, and says why", async () => {
    await ask("begin");
    await ask(`${saysWhoActs}, $1::int::text, true)`, ["no number"]);
    await expect(ask("insert into public.written values (1)")).rejects.toThrow(/no number/);
    await ask("rollback");
    expect(await written()).toBe(0);
  });

  test("whose audit is refused keeps nothing: its commit fails with the audit’s error", async () => {
    await ask("begin");
    await ask("insert into public.written values (1)");
    await ask(`insert into "audit"."events" ("event_id") values ($1)`, [null]);
    await expect(ask("commit")).rejects.toThrow(/audit|events|permission|null/);
    await ask("rollback");
    expect(await written()).toBe(0);
  });

  test("in which nothing is asked tells its error at its end", async () => {
    await ask("begin");
    await ask(`${saysWhoActs}, $1::int::text, true)`, ["no number"]);
    await expect(ask("commit")).rejects.toThrow(/no number/);
    // The next one is not told of it.
    await ask("begin");
    await act("somebody");
    await ask("insert into public.written values (1)");
    await ask("commit");
    expect(await written()).toBe(1);
  });
});

test("over a connection that was lost the next statement fails, and nothing hangs", async () => {
  const { rows } = await ask("select pg_backend_pid() as pid");
  const pid = (rows as readonly { pid: number }[])[0]?.pid;
  await database.query("select pg_terminate_backend($1)", [pid]);
  await ask("begin");
  await act("somebody");
  await expect(ask("insert into public.written values (1)")).rejects.toThrow();
  expect(await written()).toBe(0);
});
