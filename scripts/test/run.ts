import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const PATIENCE_MS = 10_000;

export type Runner = {
  /** Runs a Node program with its output straight to ours; answers its exit code. */
  run(script: string, args: readonly string[]): Promise<number>;
  /** True once a signal asked us to stop; the signal has been passed on to the running child. */
  isStopped(): boolean;
};

/** Passes SIGINT, SIGTERM and SIGHUP on, so that no child outlives us. */
export function createRunner(): Runner {
  let child: ChildProcess | undefined;
  let stopped = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // The second signal is for somebody who will not wait.
      child?.kill(stopped ? "SIGKILL" : signal);
      stopped = true;
      setTimeout(() => child?.kill("SIGKILL"), PATIENCE_MS).unref();
    });
  }
  return {
    isStopped: () => stopped,
    run: async (script, args) =>
      new Promise((resolve, reject) => {
        child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
        child.on("error", reject);
        child.on("close", (code) => {
          child = undefined;
          // Ended by a signal: no exit code, and no success.
          resolve(code ?? 1);
        });
      }),
  };
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
