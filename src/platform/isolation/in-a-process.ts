import { fork } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

type Limits<Answer> = {
  readonly megabytes: number;
  readonly milliseconds: number;
  /** Answered where the process used these up or failed. */
  readonly cannot: Answer;
};

/**
 * Reads what somebody sent in a process of its own: no environment, so no key and no address of the database; no
 * file but the program's own; no other process, no thread and, by `closeNetwork`, no network; a memory and a time
 * of its own. The worker calls `answerParent`, is asked once and answers once.
 */
export const inAProcess =
  <Answer>(worker: URL, { megabytes, milliseconds, cannot }: Limits<Answer>) =>
  (asked: object): Promise<Answer> =>
    new Promise((resolve) => {
      const child = fork(worker, {
        execArgv: [
          "--permission",
          ...readable(worker).map((path) => `--allow-fs-read=${path}`),
          `--max-old-space-size=${megabytes}`,
        ],
        env: {},
        stdio: ["ignore", "ignore", "ignore", "ipc"],
        serialization: "advanced",
        timeout: milliseconds,
        killSignal: "SIGKILL",
      });
      child.once("message", (answer) => resolve(answer as Answer));
      child.once("error", () => resolve(cannot));
      child.once("exit", () => resolve(cannot));
      child.send(asked, (error) => {
        if (error) child.kill("SIGKILL");
      });
    });

/** A built worker has everything beside it; one that is run from its source needs the sources and the libraries. */
function readable(worker: URL): readonly string[] {
  const path = fileURLToPath(worker);
  if (!path.endsWith(".ts")) return [join(dirname(path), "*")];
  const root = path.slice(0, path.lastIndexOf(join("src", "")));
  return ["src", "node_modules", "package.json", "tsconfig.json"].map((name) => join(root, name));
}
