import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import type { FileTime } from "./file-times.ts";

/**
 * Writes where each test file spent its time to the file named by LANTERN_TEST_TIMES: vitest's own
 * JSON report begins at the first test and leaves out imports and hooks.
 */
export default class TimesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env["LANTERN_TEST_TIMES"];
    if (file !== undefined) writeFileSync(file, JSON.stringify(modules.map(timeOf)));
  }
}

function timeOf(module: TestModule): FileTime {
  const spent = module.diagnostic();
  let testsMs = 0;
  for (const test of module.children.allTests()) testsMs += test.diagnostic()?.duration ?? 0;
  // Tests that run at once add up to more than the time they took.
  testsMs = Math.min(testsMs, spent.duration);
  return {
    file: path.relative(process.cwd(), module.moduleId),
    prepareMs: spent.environmentSetupDuration + spent.prepareDuration + spent.setupDuration,
    importMs: spent.collectDuration,
    hooksMs: spent.duration - testsMs,
    testsMs,
    processorMs: module.meta().processorMs ?? 0,
  };
}
