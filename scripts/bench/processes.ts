import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, readdirSync, symlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Cleanup } from "./cleanup.ts";
import { openFolder } from "../../test/harness/open-folder.ts";

export type Environment = Readonly<Record<string, string>>;

export type Served = {
  readonly port: number;
  /** The end of its log. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
};

/** A copy of the checkout that has never been built, so that a first start is one. */
export function freshCheckout(cleanup: Cleanup): string {
  const folder = openFolder("lantern-bench-");
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  // The rest is not needed to run, or not the checkout's own.
  const files = readdirSync(".").filter((name) => /^(src|db|docs)$|\.mjs$|\.json$/.test(name));
  for (const name of files) cpSync(name, path.join(folder, name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  return folder;
}

/** Starts Lantern as `npm start` does and returns when it has answered its first page. */
export async function serve(
  checkout: string,
  environment: Environment,
  cleanup: Cleanup,
): Promise<Served> {
  const port = await freePort();
  const child = run(checkout, ["start.mjs"], {
    HOST: "127.0.0.1",
    PORT: String(port),
    ...environment,
  });
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  cleanup.add(stop);
  const said = lastWords(child);
  while (!(await answers(port))) {
    if (child.exitCode !== null)
      throw new Error(`Lantern ended with ${child.exitCode} before it answered: ${said()}`);
    await wait(5);
  }
  return { port, said, stop };
}

/** Runs a command of Lantern to its end. */
export async function complete(
  checkout: string,
  args: readonly string[],
  environment: Environment,
): Promise<void> {
  const child = run(checkout, args, environment);
  const said = lastWords(child);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code ?? "a signal"}: ${said()}`);
}

function run(checkout: string, args: readonly string[], environment: Environment): ChildProcess {
  // What the caller has set for its own Lantern has no part in a measurement.
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(LANTERN_|DATABASE_|HOST$|PORT$|INIT_CWD$|NODE_ENV$|VITEST)/.test(key),
  );
  return spawn(process.execPath, args, {
    cwd: checkout,
    env: { ...Object.fromEntries(kept), ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

/** Reads the log as it comes, as a collector would, and remembers its end for the day it is needed. */
function lastWords(child: ChildProcess): () => string {
  let end = "";
  child.stderr?.setEncoding("utf8").on("data", (part: string) => (end = (end + part).slice(-2000)));
  return () => end;
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/sign-in`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
