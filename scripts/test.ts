/**
 * What `npm test` runs: every check of the house, all of them even after a failure.
 *
 *   npm test                        every check; the longest walks in rotation
 *   npm run test:all                everything at full depth, no caches
 *   npm test -- --only vitest       one step (or several: --only lint,types)
 *   npm test -- --only vitest src/kernel -t Easter   anything else goes to vitest
 *
 * The last line is always `N passed, N failed`, with `, N skipped` if there are any.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemClock } from "../src/kernel/clock.ts";
import { readArguments, type Wanted } from "./test/arguments.ts";
import { failedTests } from "./test/failures.ts";
import { readFileTimes, slowestFiles } from "./test/file-times.ts";
import { inTwoLanes } from "./test/lanes.ts";
import { describeLoad, readMoment } from "./test/machine-load.ts";
import { commitNow, recordMeasured } from "./test/measured.ts";
import { binOf, createRunner, type Runner } from "./test/run.ts";
import { steps, VITEST, type Step } from "./test/steps.ts";
import { closingLine, oneCheck, table, vitestCount, type Outcome } from "./test/tally.ts";

const workspace = mkdtempSync(path.join(tmpdir(), "lantern-checks-"));
const report = path.join(workspace, "vitest.json");
const times = path.join(workspace, "times.json");
/** What steps beside the others printed, until nobody else is printing. */
const kept: string[] = [];
try {
  process.exitCode = await main();
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

async function main(): Promise<number> {
  const wanted = wantedOrUndefined();
  if (!wanted) return 2;
  const from = readMoment();
  process.env["LANTERN_TEST_TIMES"] = times;
  if (wanted.isWhole) process.env["LANTERN_TEST_ALL"] = "1";
  const runner = createRunner();
  const chosen = steps({ report, extra: wanted.forVitest, isWhole: wanted.isWhole }).filter(
    ({ name }) => wanted.only.length === 0 || wanted.only.includes(name),
  );
  const outcomes = await inTwoLanes(
    chosen,
    (step) => (step.isBeside === true ? performBeside(step, runner) : perform(step, runner)),
    () => runner.isStopped(),
  );
  printKept();
  const load = describeLoad(from, readMoment());
  const slowest = slowestFiles(readFileTimes(textOf(times)));
  if (outcomes.some(({ name }) => name === VITEST))
    print(`\nSeconds of the slowest files\n${slowest}`);
  const failures = failedTests(textOf(report), process.cwd());
  if (failures.length > 0) print(`\nFailed tests\n${failures.join("\n")}`);
  print(`\n${table(outcomes)}\n\n${load}`);
  if (runner.isStopped()) print("Stopped before the end.");
  if (isWholeProof(wanted) && !runner.isStopped()) {
    const day = systemClock.today();
    const closing = closingLine(outcomes);
    recordMeasured("docs/testing.md", { commit: commitNow(), day, closing, load, slowest });
  }
  print(closingLine(outcomes));
  if (runner.isStopped()) return 130;
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function perform(step: Step, runner: Runner): Promise<Outcome> {
  printKept();
  print(titleOf(step));
  const start = performance.now();
  const exitCode = await runner.run(binOf(step.tool), step.args);
  const outcome = outcomeOf(step, exitCode, start);
  print(endOf(outcome));
  return outcome;
}

async function performBeside(step: Step, runner: Runner): Promise<Outcome> {
  const start = performance.now();
  const { exitCode, output } = await runner.runKept(binOf(step.tool), step.args);
  const outcome = outcomeOf(step, exitCode, start);
  kept.push([titleOf(step), output.trimEnd(), endOf(outcome)].filter((part) => part).join("\n"));
  return outcome;
}

/** A part of a whole run says nothing about the whole. */
function isWholeProof({ isWhole, only, forVitest }: Wanted): boolean {
  return isWhole && only.length === 0 && forVitest.length === 0;
}

function printKept(): void {
  for (const text of kept.splice(0)) print(text);
}

function titleOf({ name, what }: Step): string {
  return `\n── ${name}: ${what}`;
}

function endOf({ name, failed, seconds }: Outcome): string {
  return `── ${name}: ${failed === 0 ? "passed" : "FAILED"} in ${seconds.toFixed(1)} s`;
}

function outcomeOf({ name, what }: Step, exitCode: number, start: number): Outcome {
  const seconds = (performance.now() - start) / 1000;
  const count = name === VITEST ? vitestCount(exitCode, textOf(report)) : oneCheck(exitCode);
  return { ...count, name, what, seconds };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function wantedOrUndefined(): Wanted | undefined {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
