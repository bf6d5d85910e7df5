import { describe, expect, test } from "vitest";
import {
  readFileTimes,
  slowestFiles,
  sumOf,
  wholeMs,
  type FileTime,
} from "../../scripts/test/file-times.ts";
import { describeLoad } from "../../scripts/test/machine-load.ts";
import { withMeasured } from "../../scripts/test/measured.ts";

const time = (file: string, importMs: number, hooksMs: number): FileTime => ({
  file,
  prepareMs: 10,
  importMs,
  hooksMs,
  testsMs: 40,
  processorMs: 30,
});

describe("where the files spent their time", () => {
  test("imports and hooks count: a file whose hook is slow stands above one with slow tests", () => {
    const slowHook = time("plans.test.ts", 0, 90_050);
    const slowTests = { ...time("walk.test.ts", 0, 0), testsMs: 12_050 };
    const lines = slowestFiles([slowTests, slowHook]).split("\n");
    expect(lines[1]).toMatch(/^\s+90\.1\s.*plans\.test\.ts$/);
    expect(lines[2]).toMatch(/walk\.test\.ts$/);
    expect(lines[3]).toMatch(/^\s+102\.2\s.*all 2 files$/);
  });

  test("twenty files are shown, and all are in the sum", () => {
    const many = Array.from({ length: 25 }, (_, at) => time(`${at}.test.ts`, at * 1000, 0));
    const lines = slowestFiles(many).split("\n");
    expect(lines).toHaveLength(1 + 20 + 1);
    expect(lines[1]).toMatch(/24\.test\.ts$/);
    expect(wholeMs(sumOf(many))).toBe(25 * 50 + (24 * 25 * 1000) / 2);
  });

  test.each([undefined, "", "{", "null", "7"])("a report like %s has no files", (text) => {
    expect(readFileTimes(text)).toEqual([]);
  });
});

test("the load says how busy the machine was before the run, and how much of it the run had", () => {
  const before = { wallMs: 0, busyMs: 1000, load: 3.14 };
  const after = { wallMs: 90_000, busyMs: 121_000, load: 2 };
  expect(describeLoad(before, after)).toMatch(
    /^1\.5 min of wall time, 2\.0 min of processor on \d+ cores, load 3\.1 before, 2\.0 after$/,
  );
});

describe("what a whole run measured", () => {
  const page =
    "# Tests\n<!-- Written by `npm run test:all`. -->\nold\n<!-- Until here. -->\nrest\n";
  const measured = {
    commit: "abc",
    day: "2026-12-01",
    closing: "9 passed",
    load: "l",
    slowest: "s",
  };

  test("takes the place of what an earlier run measured, and of nothing else", () => {
    const once = withMeasured(page, measured);
    expect(once).toMatch(/^# Tests\n/);
    expect(once).toMatch(/Commit abc, 2026-12-01: 9 passed\. l\./);
    expect(once).not.toContain("old");
    expect(once.endsWith("<!-- Until here. -->\nrest\n")).toBe(true);
    expect(withMeasured(once, measured)).toBe(once);
  });

  test("a page without the marks is not written", () => {
    expect(() => withMeasured("# Tests\n", measured)).toThrow(/marks/);
  });
});
