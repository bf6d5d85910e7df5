import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeOwnership } from "./owner.ts";
import { startMoment } from "./processes.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "owner-"));
  file = join(folder, "owner.pid");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const here = `${process.pid} ${startMoment(process.pid) ?? ""}\n`;

test("names this process, and is gone after release", () => {
  const { release } = takeOwnership(file);
  expect(readFileSync(file, "utf8")).toBe(here);
  expect(readdirSync(folder)).toEqual(["owner.pid"]);
  release();
  expect(readdirSync(folder)).toEqual([]);
});

test("is refused while the owner lives", () => {
  takeOwnership(file);
  expect(() => takeOwnership(file)).toThrow(
    `already running on this data folder (process ${process.pid}`,
  );
  expect(readFileSync(file, "utf8")).toBe(here);
});

test.each([
  ["a process that is gone", `${spawnSync("true").pid} 12345\n`],
  ["this number, given to another process before a restart", `${process.pid} 1\n`],
  ["nothing at all", ""],
  ["something else", "not a note\n"],
])("is taken over from %s", (_, note) => {
  writeFileSync(file, note);
  takeOwnership(file);
  expect(readFileSync(file, "utf8")).toBe(here);
  expect(readdirSync(folder)).toEqual(["owner.pid"]);
});

test("release leaves a note that is another's by now", () => {
  const { release } = takeOwnership(file);
  writeFileSync(file, "1 1\n");
  release();
  expect(readFileSync(file, "utf8")).toBe("1 1\n");
});

test("release is content when the note is gone", () => {
  const { release } = takeOwnership(file);
  rmSync(file);
  release();
  expect(existsSync(file)).toBe(false);
});
