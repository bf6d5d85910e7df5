import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WholeResults } from "./whole-results.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-whole-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), "utf8");

async function write(results: WholeResults, name: string, mode?: number): Promise<void> {
  await results.write(at(name), ({ file }) => writeFileSync(file, `new ${name}`), mode);
}

test("results appear together, when all are whole", async () => {
  writeFileSync(at("one"), "old");
  const results = new WholeResults();
  await write(results, "one");
  await write(results, "two");
  expect(read("one")).toBe("old");
  expect(readdirSync(folder)).not.toContain("two");
  results.keep();
  expect([read("one"), read("two")]).toEqual(["new one", "new two"]);
  expect(readdirSync(folder)).toEqual(["one", "two"]);
});

test("where one cannot be written none appears, and nothing else is left", async () => {
  writeFileSync(at("one"), "old");
  const results = new WholeResults();
  await write(results, "one");
  const failing = results.write(at("two"), () => {
    throw new Error("no room");
  });
  await expect(failing).rejects.toThrow("no room");
  results.drop();
  expect(readdirSync(folder)).toEqual(["one"]);
  expect(read("one")).toBe("old");
});

test("a file keeps who may read it, a new one is for whom it was asked", async () => {
  writeFileSync(at("one"), "old");
  chmodSync(at("one"), 0o640);
  const results = new WholeResults();
  await write(results, "one");
  await write(results, "two", 0o600);
  results.keep();
  expect(["one", "two"].map((name) => statSync(at(name)).mode & 0o777)).toEqual([0o640, 0o600]);
});

test("a link goes on leading to the file, and so does one to a file that is not there yet", async () => {
  writeFileSync(at("old"), "old");
  symlinkSync("old", at("one"));
  symlinkSync(at("later"), at("two"));
  const results = new WholeResults();
  await write(results, "one");
  await write(results, "two");
  results.keep();
  expect([readlinkSync(at("one")), read("old")]).toEqual(["old", "new one"]);
  expect([readlinkSync(at("two")), read("later")]).toEqual([at("later"), "new two"]);
});

test("a file with two names has the same in both", async () => {
  writeFileSync(at("one"), "old");
  linkSync(at("one"), at("other"));
  const results = new WholeResults();
  await write(results, "one");
  results.keep();
  expect(read("other")).toBe("new one");
  expect(readdirSync(folder)).toEqual(["one", "other"]);
});

test.each(["/dev/null", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])(
  "%s is written as it is",
  (path) => expect(new WholeResults().isDirect(path)).toBe(true),
);
