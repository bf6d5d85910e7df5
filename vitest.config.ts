import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// The pure engines and the house rules also run on a checkout without the database harness.
const databaseHarness = "test/harness/global-setup.ts";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts", "test/journeys/*.e2e.ts"],
    globalSetup: existsSync(databaseHarness) ? [databaseHarness] : [],
    pool: "forks",
    // A core each: by default one is left idle, and PostgreSQL and the browser work in between.
    maxWorkers: availableParallelism(),
    // What hangs is found; what is slow on a busy machine is not a failure. Speed is for the benchmark.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // A file without a test, or a test left with .only, is a hole in the suite.
    passWithNoTests: false,
    allowOnly: false,
  },
});
