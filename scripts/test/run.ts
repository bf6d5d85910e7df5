import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const PATIENCE_MS = 10_000;

/** Megabytes that a check may take. The linter holds the types of the whole house: 4.1 GB and growing. */
const HEAP = "--max-old-space-size=8192";

export type Runner = {
  /** Runs a Node program with its output straight to ours; answers its exit code. */
  run(script: string, args: readonly string[]): Promise<number>;
  /** The same, with what it prints kept for later: it runs beside another. */
  runKept(script: string, args: readonly string[]): Promise<Kept>;
  /** True once a signal asked us to stop; the signal has been passed on to what is running. */
  isStopped(): boolean;
};

export type Kept = { readonly exitCode: number; readonly output: string };

/** Passes SIGINT, SIGTERM and SIGHUP on, so that no child outlives us. */
export function createRunner(): Runner {
  const children = new Set<ChildProcess>();
  const killAll = (signal: NodeJS.Signals): void => {
    for (const child of children) child.kill(signal);
  };
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // The second signal is for somebody who will not wait.
      killAll(stopped ? "SIGKILL" : signal);
      stopped = true;
      setTimeout(() => killAll("SIGKILL"), PATIENCE_MS).unref();
    });
  }
  const started = (child: ChildProcess): ChildProcess => {
    children.add(child);
    return child.on("close", () => void children.delete(child));
  };
  return {
    isStopped: () => stopped,
    run: (script, args) =>
      endOf(
        started(spawn(process.execPath, [HEAP, script, ...args], { cwd: root, stdio: "inherit" })),
      ),
    runKept: async (script, args) => {
      const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }) };
      const child = spawn(process.execPath, [HEAP, script, ...args], {
        cwd: root,
        env,
        stdio: piped,
      });
      const parts: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (part: Buffer) => void parts.push(part));
      return { exitCode: await endOf(started(child)), output: Buffer.concat(parts).toString() };
    },
  };
}

const piped: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];

async function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    // Ended by a signal: no exit code, and no success.
    child.on("close", (code) => {
      resolve(code ?? 1);
    });
  });
}

/** The file behind a package's command. Run by our own Node, whatever `node` the machine has. */
export function binOf(tool: { readonly package: string; readonly bin?: string }): string {
  const folder = path.join(root, "node_modules", tool.package);
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    bin?: string | Record<string, string>;
  };
  const name = tool.bin ?? tool.package;
  const file = typeof manifest.bin === "string" ? manifest.bin : manifest.bin?.[name];
  if (file === undefined) throw new Error(`${tool.package} has no command ${name}`);
  return path.join(folder, file);
}
