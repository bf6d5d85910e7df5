import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { copyFileSync, existsSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openFolder } from "../harness/open-folder.ts";

const folder = openFolder("lantern-start-");
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: folder,
  LANTERN_DATA: join(folder, "data"),
  ...more,
});

type Started = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
};

/** Starts Lantern as `npm start` does and waits until it prints where it is. */
async function start(port: number): Promise<Started> {
  // A group of its own: Ctrl-C reaches the whole group in a terminal.
  const child = spawn(process.execPath, ["start.mjs"], {
    env: environment({ PORT: String(port) }),
    detached: true,
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes("one-time code")) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", () => {
      reject(new Error(`it ended before it was up: ${said}`));
    });
  });
  return { child, said: () => said, ended };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Processes that name this test's data folder: the server's and nobody else's. */
function leftRunning(): string {
  const { stdout } = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((line) => line.includes(folder))
    .join("\n");
}

test("first start fills the demonstration; Ctrl-C leaves nothing running; the second start keeps the data", async () => {
  const port = await freePort();
  const first = await start(port);
  expect(first.said()).toContain(`http://localhost:${port}`);
  expect(first.said()).toContain("coordinator@eastmoor.example");
  const ready = await fetch(`http://localhost:${port}/health/ready`);
  expect(await ready.json()).toEqual({ status: "ready" });
  process.kill(-(first.child.pid ?? 0), "SIGINT");
  expect(await first.ended).toBe(0);
  expect(leftRunning()).toBe("");

  const secret = join(folder, "data", "secret");
  expect(existsSync(secret)).toBe(true);
  const second = await start(port);
  expect((await fetch(`http://localhost:${port}/sign-in`)).status).toBe(200);
  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  expect(leftRunning()).toBe("");
}, 180_000);

test.each([
  [{ PORT: "http" }, "PORT: "],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL: "],
  [{ LANTERN_MODE: "live" }, "LANTERN_MODE: "],
  [{ LANTERN_MODE: "production" }, "DATABASE_URL: "],
  [{ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }, "DATABASE_URL: "],
])("a bad setting %j is named in one line, exit 2", (setting, begins) => {
  const { status, stderr } = spawnSync(process.execPath, ["start.mjs"], {
    env: environment(setting),
    encoding: "utf8",
  });
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(new RegExp(`^${begins}`));
  expect(status).toBe(2);
});

test("a port that is taken is named, and the database is stopped again", async () => {
  const server = createServer().listen(0, "localhost");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const { status, stderr } = spawnSync(process.execPath, ["start.mjs"], {
    env: environment({ PORT: String(port) }),
    encoding: "utf8",
  });
  await new Promise((resolve) => server.close(resolve));
  expect(stderr).toMatch(/^PORT: \d+ is taken/);
  expect(status).toBe(2);
  expect(leftRunning()).toBe("");
});

/** Runs a module in a process that believes to be Node 20. */
function underNode20(code: string, cwd: string, more: Readonly<Record<string, string>> = {}) {
  const pretend = "Object.defineProperty(process.versions, 'node', { value: '20.19.0' });";
  return spawnSync(process.execPath, ["--input-type=module", "-e", `${pretend} ${code}`], {
    cwd,
    env: environment(more),
    encoding: "utf8",
  });
}

test("under an old Node it goes on with the one that npm carries", () => {
  const run = `const { onNode24 } = await import("./run.mjs"); onNode24(["start.mjs"]);`;
  const { status, stderr } = underNode20(run, process.cwd(), { PORT: "http" });
  expect(stderr).toMatch(/^PORT: /);
  expect(status).toBe(2);
});

test("an old Node with none carried is told so in one line", () => {
  copyFileSync("run.mjs", join(folder, "run.mjs"));
  const run = `const { onNode24 } = await import("./run.mjs"); onNode24(["start.mjs"]);`;
  const { status, stderr } = underNode20(run, folder);
  expect(stderr).toMatch(/^Lantern needs Node 24 or later and this is 20\.19\.0; .*\n$/);
  expect(status).toBe(2);
});
