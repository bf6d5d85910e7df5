import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lastComplaint, openServerLog } from "./server-log.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "server-log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the last complaint", () => {
  test.each([
    [
      "the grave one, without its time",
      "2026-11-24 16:15:24.093 UTC [85] FATAL:  could not open X\n2026-11-24 16:15:24 UTC [85] LOG:  shut down\n",
      "FATAL:  could not open X",
    ],
    [
      "before a log exists, whatever was said",
      "postgres: cannot load libicu\n\n",
      "postgres: cannot load libicu",
    ],
    ["none", "\n", ""],
  ])("%s", (_, text, expected) => {
    expect(lastComplaint(text)).toBe(expected);
  });

  test("is this start's, not an earlier one's", () => {
    const file = join(folder, "server.log");
    writeFileSync(file, "[1] FATAL:  an old trouble\n");
    const log = openServerLog(file);
    expect(log.complaint()).toBe("");
    writeSync(log.descriptor, "[2] FATAL:  a new trouble\n");
    expect(log.complaint()).toBe("FATAL:  a new trouble");
    log.close();
  });
});

test.each([
  ["a large log makes room for a new one", 11 * 1024 * 1024, ["server.log", "server.log.1"]],
  ["a small one goes on", 1024, ["server.log"]],
])("%s", (_, size, names) => {
  const file = join(folder, "server.log");
  writeFileSync(file, "");
  truncateSync(file, size);
  openServerLog(file).close();
  expect(readdirSync(folder).sort()).toEqual(names);
});
