import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { ask, killOutright, lives, pidFile, servers } from "./fixtures/servers.ts";

const here = servers();
afterEach(() => here.clear());

/** A data folder whose Lantern was killed outright: its server lives on. */
async function orphaned() {
  const dataDir = here.folder();
  const { child, connection } = await here.startInChild(dataDir);
  if (!connection) throw new Error("the child's server did not start");
  await ask({ connection }, "create table kept as select 'from before' as word");
  const pid = Number(pidFile(dataDir)[0]);
  await killOutright(child);
  process.kill(pid, 0); // throws if the server died with its Lantern
  return { dataDir, connection, pid };
}

describe("a server that a killed Lantern left running", () => {
  test("is adopted, answers, and ends when its new owner stops it", async () => {
    const { dataDir, connection, pid } = await orphaned();
    const server = await here.start(dataDir);
    expect(server).toMatchObject({ adopted: true, source: "npm", connection });
    expect(Number(pidFile(dataDir)[0])).toBe(pid);
    expect(await ask(server, "select word from kept")).toBe("from before");
    await server.stop();
    expect(lives(pid)).toBe(false);
    expect(existsSync(connection.host)).toBe(false);
    const next = await here.start(dataDir);
    expect(next.adopted).toBe(false);
    expect(await ask(next, "select word from kept")).toBe("from before");
  });

  test("is replaced when its socket was cleaned away", async () => {
    const { dataDir, connection, pid } = await orphaned();
    rmSync(connection.host, { recursive: true });
    const server = await here.start(dataDir);
    expect(server.adopted).toBe(false);
    expect(lives(pid)).toBe(false);
    expect(await ask(server, "select word from kept")).toBe("from before");
  });

  test("is waited for when it is already on its way out", async () => {
    const { dataDir, pid } = await orphaned();
    process.kill(pid, "SIGINT");
    const server = await here.start(dataDir);
    expect(await ask(server, "select word from kept")).toBe("from before");
    expect(Number(pidFile(dataDir)[0])).not.toBe(pid);
  });

  test("that was killed too leaves a stale postmaster.pid, which is no hindrance", async () => {
    const { dataDir, connection, pid } = await orphaned();
    process.kill(pid, "SIGKILL");
    const server = await here.start(dataDir);
    expect(server.adopted).toBe(false);
    expect(await ask(server, "select word from kept")).toBe("from before");
    expect(existsSync(connection.host)).toBe(false);
  });

  test("is not confused with another program that was given its number", async () => {
    const dataDir = here.folder();
    await (await here.start(dataDir)).stop();
    const file = join(dataDir, "postgres", "cluster", "postmaster.pid");
    const other = spawn("sleep", ["60"]);
    onTestFinished(() => killOutright(other));
    writeFileSync(file, `${other.pid ?? 0}\n${dataDir}\n1\n5432\n/tmp\n\n  1 1\nready   \n`);
    // As root the server's account may not signal that program, and takes the note for stale;
    // under one account PostgreSQL cannot tell, and a person has to.
    if (process.getuid?.() === 0) {
      expect(await here.start(dataDir)).toMatchObject({ adopted: false });
    } else {
      await expect(here.start(dataDir)).rejects.toThrow(/\d+ is another program now; .*delete/);
    }
  });
});

describe("several starts on one data folder", () => {
  test("another process's server is not adopted while that process lives", async () => {
    const dataDir = here.folder();
    const { child, connection } = await here.startInChild(dataDir);
    if (!connection) throw new Error("the child's server did not start");
    await expect(here.start(dataDir)).rejects.toThrow(`process ${child.pid ?? 0}`);
    expect(await ask({ connection }, "select 1")).toBe(1);
    await killOutright(child);
    expect((await here.start(dataDir)).adopted).toBe(true);
  });

  test("three at once after a kill: one starts, two are told who runs", async () => {
    const { dataDir } = await orphaned();
    const starts = await Promise.all([1, 2, 3].map(() => here.startInChild(dataDir)));
    const [winner, ...others] = starts.filter(({ connection }) => connection);
    expect(others).toEqual([]);
    for (const { refused } of starts.filter((one) => one !== winner)) {
      expect(refused).toMatch(/^ServerUnavailable: .*already running/);
    }
    if (winner) await killOutright(winner.child);
    expect((await here.start(dataDir)).adopted).toBe(true);
  });
});
