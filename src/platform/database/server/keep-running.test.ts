import { existsSync, rmSync, writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { ask, lives, pidFile, servers } from "./fixtures/servers.ts";
import { Keeper } from "./keep-running.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

const here = servers();
afterEach(() => here.clear());

const postmasterOf = (dataDir: string): number => Number(pidFile(dataDir)[0]);

/** What a watcher was told, and when it was told it first. */
function told() {
  const restarts: number[] = [];
  const problems: ServerUnavailable[] = [];
  return {
    restarts,
    problems,
    onRestarted: (deaths: number) => void restarts.push(deaths),
    onGivenUp: (problem: ServerUnavailable) => void problems.push(problem),
  };
}

describe("a server that is killed outright", () => {
  test("is started again with the same connection, and keeps every row that it had acknowledged", async () => {
    const dataDir = here.folder();
    const server = await here.start(dataDir);
    const watcher = told();
    server.watch(watcher);
    await ask(server, "create table kept (number int primary key)");
    const acknowledged: number[] = [];
    const client = new pg.Client({ ...server.connection, database: "postgres", ssl: false });
    client.on("error", () => undefined);
    await client.connect();
    const pid = postmasterOf(dataDir);
    try {
      for (let number = 1; number < 100_000; number++) {
        await client.query("insert into kept values ($1)", [number]);
        acknowledged.push(number);
        if (number === 200) process.kill(pid, "SIGKILL");
      }
    } catch {
      // The connection ended with the server.
    }
    await expect.poll(() => watcher.restarts, { timeout: 20_000 }).toEqual([1]);
    expect(postmasterOf(dataDir)).not.toBe(pid);
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    const kept = await ask(
      server,
      `select count(*)::int from kept where number <= ${acknowledged.length}`,
    );
    expect(kept).toBe(acknowledged.length);
    const second = postmasterOf(dataDir);
    process.kill(second, "SIGKILL");
    await expect.poll(() => watcher.restarts, { timeout: 20_000 }).toEqual([1, 2]);
    expect(await ask(server, "select count(*)::int > 0 from kept")).toBe(true);
    const last = postmasterOf(dataDir);
    await server.stop();
    expect(lives(last)).toBe(false);
    expect(existsSync(server.connection.host)).toBe(false);
  }, 60_000);

  test("is not replaced by an empty one when its data are gone", async () => {
    const dataDir = here.folder();
    const server = await here.start(dataDir);
    const watcher = told();
    server.watch(watcher);
    const pid = postmasterOf(dataDir);
    rmSync(join(dataDir, "postgres", "cluster", "PG_VERSION"));
    process.kill(pid, "SIGKILL");
    await sleep(2_000);
    expect(watcher.restarts).toEqual([]);
    expect(lives(pid)).toBe(false);
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("stops within seconds also while it is being started again", async () => {
    const dataDir = here.folder();
    const server = await here.start(dataDir);
    server.watch(told());
    const settings = join(dataDir, "postgres", "cluster", "postgresql.conf");
    writeFileSync(settings, `${readFileSync(settings, "utf8")}\nno_such_setting = on\n`);
    process.kill(postmasterOf(dataDir), "SIGKILL");
    await sleep(700);
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

test("one that dies again and again is given up, in one line that says where to look", async () => {
  const watcher = told();
  let starts = 0;
  const pauses = (deaths: readonly number[]) => (deaths.length > 5 ? undefined : 1);
  const keeper = new Keeper({
    postmaster: { pid: 999_999_999, cluster: "/nowhere" },
    startAgain: () => {
      starts++;
      return Promise.reject(new ServerUnavailable("no"));
    },
    log: "/data/server.log",
    lookEvery: 1,
    pauses,
  });
  keeper.watch(watcher);
  await expect.poll(() => watcher.problems.length).toBe(1);
  expect(starts).toBe(5);
  expect(watcher.problems[0]?.message).toMatch(/again and again.* see \/data\/server\.log/);
  await sleep(20);
  expect(starts).toBe(5);
  await keeper.end();
});
