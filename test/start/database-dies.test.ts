import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findRunningServer } from "../../src/platform/database/server/index.ts";
import { startMoment } from "../../src/platform/database/server/processes.ts";
import { openFolder } from "../harness/open-folder.ts";

const folder = openFolder("lantern-dies-");
let lantern: ChildProcess;
let port: number;
let said = "";
const ended = Promise.withResolvers<number | null>();

beforeAll(async () => {
  port = await freePort();
  lantern = spawn(process.execPath, ["start.mjs"], {
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      LANTERN_DATA: join(folder, "data"),
      PORT: String(port),
    },
    detached: true,
  });
  lantern.on("exit", ended.resolve);
  const up = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes("one-time code")) resolve();
    };
    lantern.stdout?.on("data", listen);
    lantern.stderr?.on("data", listen);
    void ended.promise.then(() => {
      reject(new Error(`it ended before it was up: ${said}`));
    });
  });
  await up;
}, 180_000);
afterAll(() => {
  if (lantern.exitCode === null) process.kill(-(lantern.pid ?? 0), "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

const postmaster = (): number =>
  Number(
    readFileSync(
      join(folder, "data", "database", "postgres", "cluster", "postmaster.pid"),
      "utf8",
    ).split("\n")[0],
  );

const ready = async (): Promise<number> =>
  (await fetch(`http://localhost:${port}/health/ready`).catch(() => ({ status: 0 }))).status;

async function asked<T extends object>(sql: string): Promise<readonly T[]> {
  const server = await findRunningServer(join(folder, "data", "database"));
  if (!server) throw new Error("no server runs");
  const client = new pg.Client({ ...server.connection, database: "lantern", ssl: false });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const addJob = () => asked("select graphile_worker.add_job('tell-outside')");
const jobsLeft = async (): Promise<number | undefined> =>
  (
    await asked<{ left: number }>(
      "select count(*)::int as left from graphile_worker.jobs where task_identifier = 'tell-outside'",
    )
  )[0]?.left;

test("PostgreSQL that is killed is started again: pages answer, and the process goes on", async () => {
  expect(await ready()).toBe(200);
  const first = postmaster();
  // The worker has something in its hands when the server dies, and finishes it afterwards.
  await addJob();
  process.kill(first, "SIGKILL");
  await expect.poll(() => said, { timeout: 40_000 }).toContain("database started again");
  await expect.poll(ready, { timeout: 40_000 }).toBe(200);
  expect(postmaster()).not.toBe(first);
  const page = await fetch(`http://localhost:${port}/sign-in`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Sign in");
  expect(lantern.exitCode).toBeNull();
  await expect.poll(jobsLeft, { timeout: 40_000, interval: 500 }).toBe(0);
  expect(lantern.exitCode).toBeNull();
}, 120_000);

test("Ctrl-C stops everything within seconds, with connections open and a request half sent", async () => {
  const idle = connect(port, "localhost");
  const half = connect(port, "localhost");
  idle.on("error", () => undefined);
  half.on("error", () => undefined);
  await new Promise((resolve) => half.once("connect", resolve));
  half.write(
    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=",
  );
  await fetch(`http://localhost:${port}/sign-in`);
  const pid = postmaster();
  const began = performance.now();
  process.kill(-(lantern.pid ?? 0), "SIGINT");
  expect(await ended.promise).toBe(0);
  const took = performance.now() - began;
  process.stdout.write(`stopped with connections open in ${Math.round(took)} ms\n`);
  expect(took).toBeLessThan(8_000);
  // One that ended and that nobody has collected yet is gone: a number alone would still answer.
  expect(startMoment(pid)).toBeUndefined();
  idle.destroy();
  half.destroy();
}, 60_000);
