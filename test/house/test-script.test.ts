import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { readArguments } from "../../scripts/test/arguments.ts";
import { failedTests } from "../../scripts/test/failures.ts";
import { inTwoLanes } from "../../scripts/test/lanes.ts";
import { binOf, createRunner } from "../../scripts/test/run.ts";
import { stepNames, steps } from "../../scripts/test/steps.ts";
import { closingLine, oneCheck, table, vitestCount } from "../../scripts/test/tally.ts";

describe("what was asked for", () => {
  test("nothing: every step, and nothing extra for vitest", () => {
    expect(readArguments([])).toEqual({ only: [], isWhole: false, forVitest: [] });
  });

  test("one step, several steps, and words for vitest", () => {
    expect(readArguments(["--only", "vitest"]).only).toEqual(["vitest"]);
    expect(readArguments(["--only=lint,types"]).only).toEqual(["lint", "types"]);
    expect(readArguments(["--only", "vitest", "src/kernel", "-t", "Easter"])).toEqual({
      only: ["vitest"],
      isWhole: false,
      forVitest: ["src/kernel", "-t", "Easter"],
    });
  });

  test("everything at full depth", () => {
    expect(readArguments(["--all"])).toEqual({ only: [], isWhole: true, forVitest: [] });
  });

  test("a step that does not exist is refused with the names of those that do", () => {
    expect(() => readArguments(["--only", "lint,speling"])).toThrow(/No step "speling".*vitest/);
    expect(() => readArguments(["--only"])).toThrow(RangeError);
  });
});

describe("vitest's report is counted", () => {
  const report = (numbers: Partial<Record<"passed" | "failed" | "pending" | "todo", number>>) => ({
    numPassedTests: numbers.passed ?? 0,
    numFailedTests: numbers.failed ?? 0,
    numPendingTests: numbers.pending ?? 0,
    numTodoTests: numbers.todo ?? 0,
    testResults: [{ status: "passed", assertionResults: [{ status: "passed" }] }],
  });
  const text = (numbers: Parameters<typeof report>[0]) => JSON.stringify(report(numbers));

  test("passed, failed and skipped tests", () => {
    expect(vitestCount(0, text({ passed: 9 }))).toEqual({ passed: 9, failed: 0, skipped: 0 });
    expect(vitestCount(1, text({ passed: 9, failed: 2, pending: 1, todo: 1 }))).toEqual({
      passed: 9,
      failed: 2,
      skipped: 2,
    });
  });

  test("a run without a test has failed", () => {
    expect(vitestCount(0, text({}))).toMatchObject({ failed: 1, remark: "no test ran" });
    expect(vitestCount(0, text({ pending: 3 }))).toMatchObject({ failed: 1, skipped: 3 });
  });

  test.each([undefined, "", "{", "[]", "null", '{"numPassedTests":"9"}'])(
    "a report like %s is a crash",
    (broken) => {
      expect(vitestCount(0, broken)).toMatchObject({ passed: 0, failed: 1 });
    },
  );

  test("an error outside every test has failed", () => {
    expect(vitestCount(1, text({ passed: 9 }))).toMatchObject({ passed: 9, failed: 1 });
  });

  test("a file that did not load has failed, though it had no test to fail", () => {
    const unloaded = {
      ...report({ passed: 9 }),
      testResults: [{ status: "failed", assertionResults: [] }],
    };
    expect(vitestCount(1, JSON.stringify(unloaded))).toMatchObject({
      failed: 1,
      remark: "1 test files did not load",
    });
  });
});

describe("the end of the output", () => {
  test("names each test that failed, and each file that did not load", () => {
    const one = (status: string, fullName: string, ...failureMessages: string[]) => ({
      status,
      fullName,
      failureMessages,
    });
    const testResults = [
      {
        name: "/lantern/test/a.test.ts",
        status: "failed",
        assertionResults: [
          one("passed", "is well"),
          one("failed", "adds", "Error: 2\n    at a.ts"),
        ],
      },
      { name: "/lantern/b.test.ts", status: "failed", message: "no b.ts", assertionResults: [] },
      { name: "/lantern/c.test.ts", status: "passed", assertionResults: [one("passed", "runs")] },
    ];
    expect(failedTests(JSON.stringify({ testResults }), "/lantern")).toEqual([
      "test/a.test.ts › adds: Error: 2",
      "b.test.ts: no b.ts",
    ]);
    expect(failedTests(undefined, "/lantern")).toEqual([]);
    expect(failedTests("null", "/lantern")).toEqual([]);
  });

  const lint = { ...oneCheck(0), name: "lint", what: "eslint", seconds: 3.21 };
  const types = { ...oneCheck(2), name: "types", what: "tsc", seconds: 12 };

  test("the last line adds up all steps", () => {
    expect(closingLine([lint])).toBe("1 passed, 0 failed");
    expect(closingLine([lint, types, { passed: 40, failed: 2, skipped: 0 }])).toBe(
      "41 passed, 3 failed",
    );
    expect(closingLine([{ passed: 4, failed: 0, skipped: 2 }])).toBe(
      "4 passed, 0 failed, 2 skipped",
    );
    expect(closingLine([])).toBe("0 passed, 0 failed");
  });

  test("the table has a row for each step, with its time", () => {
    const rows = table([lint, types]).split("\n");
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^lint\s+1\s+0\s+0\s+3\.2 s\s+eslint$/);
    expect(rows[2]).toMatch(/^types\s+0\s+1\s+0\s+12\.0 s\s+tsc$/);
  });
});

describe("the steps", () => {
  test("each has a command that is installed, and its own name", () => {
    const all = steps({ report: "x.json", extra: ["src/kernel"], isWhole: false });
    expect(all.map(({ name }) => name)).toEqual(stepNames);
    expect(new Set(stepNames).size).toBe(stepNames.length);
    for (const step of all) expect(binOf(step.tool)).toMatch(/node_modules/);
    expect(all.at(-1)?.args).toContain("--outputFile.json=x.json");
    expect(all.at(-1)?.args).toContain("src/kernel");
    expect(() => binOf({ package: "typescript", bin: "no-such-command" })).toThrow(/no-such/);
  });

  test("a second run reads caches, and a whole run reads none", () => {
    const words = (isWhole: boolean): readonly string[] =>
      steps({ report: "x.json", extra: [], isWhole }).flatMap(({ args }) => args);
    expect(words(false).filter((word) => word === "--cache")).toHaveLength(4);
    expect(words(false).filter((word) => word === "--incremental")).toHaveLength(2);
    expect(words(true).filter((word) => /cache|incremental/.test(word))).toEqual([]);
  });

  test("a child's exit code comes back, and a child ended by a signal has failed", async () => {
    const runner = createRunner();
    expect(await runner.run("-e", ["process.exitCode = 0"])).toBe(0);
    expect(await runner.run("-e", ["process.exitCode = 7"])).toBe(7);
    expect(await runner.run("-e", ["process.kill(process.pid, 'SIGKILL')"])).toBe(1);
    expect(runner.isStopped()).toBe(false);
  });

  test("what runs beside another keeps what it prints, and its exit code", async () => {
    const runner = createRunner();
    const program =
      "process.stdout.write('said '); process.stderr.write('aloud'); process.exitCode = 3";
    const [beside, exitCode] = await Promise.all([
      runner.runKept("-e", [program]),
      runner.run("-e", ["process.exitCode = 7"]),
    ]);
    expect([...beside.output.matchAll(/said|aloud/g)]).toHaveLength(2);
    expect([beside.exitCode, exitCode]).toEqual([3, 7]);
  });

  test("a signal stops what runs, and what runs beside it", async () => {
    const program = `
      import { createRunner } from "./scripts/test/run.ts";
      const runner = createRunner();
      const waits = ["process.stderr.write('waits '); setTimeout(() => {}, 60_000)"];
      const both = await Promise.all([runner.run("-e", waits), runner.runKept("-e", waits)]);
      console.log(JSON.stringify([both, runner.isStopped()]));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program]);
    let said = "";
    child.stdout.on("data", (part: Buffer) => (said += part.toString()));
    // What runs has begun; what is beside it says nothing until it ends, and ends at the same signal.
    await once(child.stderr, "data");
    child.kill("SIGTERM");
    await once(child, "close");
    expect(JSON.parse(said)).toMatchObject([[1, { exitCode: 1 }], true]);
  });
});

test("the script runs the step that was asked for, and says so in its last line", async () => {
  const asked = ["scripts/test.ts", "--only", "types-client"];
  const { stdout } = await promisify(execFile)(process.execPath, asked);
  expect(stdout).toMatch(/── types-client: passed in/);
  expect(stdout.trim().split("\n").at(-1)).toBe("1 passed, 0 failed");
});

describe("two lanes", () => {
  const all: readonly { readonly name: string; readonly isBeside?: boolean }[] = [
    { name: "format" },
    { name: "lint", isBeside: true },
    { name: "types" },
    { name: "vitest" },
  ];

  test("one runs beside the others, which wait for each other; the answers keep their order", async () => {
    const said: string[] = [];
    const perform = async ({ name }: { name: string }): Promise<string> => {
      said.push(`${name} begins`);
      for (let turns = name === "lint" ? 3 : 1; turns > 0; turns--) await Promise.resolve();
      said.push(`${name} ends`);
      return name;
    };
    const names = all.map(({ name }) => name);
    expect(await inTwoLanes(all, perform, () => false)).toEqual(names);
    expect(said.indexOf("format begins")).toBeLessThan(said.indexOf("lint ends"));
    const others = said.filter((line) => !line.startsWith("lint"));
    expect(others).toEqual(
      ["format", "types", "vitest"].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });

  test("after a stop nothing is begun, and what was begun is told", async () => {
    const begun: string[] = [];
    const perform = ({ name }: { name: string }): Promise<string> => {
      begun.push(name);
      return Promise.resolve(name);
    };
    expect(await inTwoLanes(all, perform, () => begun.length >= 2)).toEqual(["format", "lint"]);
    expect(begun.sort()).toEqual(["format", "lint"]);
  });

  test("what fails to start is not passed over", async () => {
    const perform = ({ name }: { name: string }): Promise<string> =>
      name === "lint" ? Promise.reject(new Error("no eslint")) : Promise.resolve(name);
    await expect(inTwoLanes(all, perform, () => false)).rejects.toThrow("no eslint");
  });
});
