import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { changedFiles, gitHere } from "./test/harness/changed-files.ts";
import { isWhole } from "./test/harness/depth.ts";
import { leftToWholeRuns } from "./test/harness/left-to-whole-runs.ts";
import { LongestFirst } from "./test/harness/longest-first.ts";

// The pure engines and the house rules also run on a checkout without the database harness.
const databaseHarness = "test/harness/global-setup.ts";

// These put something else in a module's place, which has to be loaded anew for them.
const apart = ["test/web/sign-in-waits.test.ts", "src/rooms/accounts/sign-in-limits.test.ts"];

const leftOut = leftToWholeRuns({ isWhole, changed: changedFiles(gitHere), typed: process.argv });

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    globalSetup: existsSync(databaseHarness) ? [databaseHarness] : [],
    setupFiles: ["test/harness/file-processor-time.ts"],
    pool: "forks",
    // A core each: by default one is left idle, and PostgreSQL and the browser work in between.
    maxWorkers: availableParallelism(),
    // Pages are made and thrown away by the thousand: with room for them the collector runs less often.
    // A worker keeps the modules of the files that it ran. They let go of their applications (test/harness/app.ts);
    // what else they hold has room to spare, because a worker that runs out of it ends the whole run.
    execArgv: ["--max-semi-space-size=64", "--max-old-space-size=8192"],
    sequence: { sequencer: LongestFirst },
    // What hangs is found; what is slow on a busy machine is not a failure. Speed is for the benchmark.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // By default what is waited for has a second.
    expect: { poll: { timeout: 8_000, interval: 50 } },
    // A file without a test, or a test left with .only, is a hole in the suite.
    passWithNoTests: false,
    allowOnly: false,
    projects: [
      { extends: true, test: { name: "apart", include: apart } },
      {
        extends: true,
        test: {
          // Lantern keeps nothing in its modules that one file could leave to the next, and loading it
          // takes longer than most files do: a worker loads it once.
          name: "suite",
          include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts", "test/journeys/*.e2e.ts"],
          exclude: ["**/node_modules/**", ...apart, ...leftOut],
          isolate: false,
        },
      },
    ],
  },
});
