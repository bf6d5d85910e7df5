import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPlaces, type Places } from "./places.ts";
import { makeSocketFolder, removeSocketFolder, socketFile } from "./socket-folder.ts";

const directly = { how: "directly" } as const;

let top: string;
let places: Places;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "socket-folder-"));
  places = openPlaces(join(top, "data"));
});
afterEach(() => {
  removeSocketFolder(places);
  rmSync(top, { recursive: true, force: true });
});

test("is private, new each time, and takes the last one's place", () => {
  const first = makeSocketFolder(places, directly);
  writeFileSync(socketFile(first), "");
  const second = makeSocketFolder(places, directly);
  expect(statSync(second).mode & 0o777).toBe(0o700);
  expect(second).not.toBe(first);
  expect(existsSync(first)).toBe(false);
});

test("leaves no trace when it is removed", () => {
  const folder = makeSocketFolder(places, directly);
  removeSocketFolder(places);
  expect(existsSync(folder)).toBe(false);
  expect(readdirSync(places.folder)).toEqual([]);
});

test("removes nothing that is not PostgreSQL's", () => {
  const folder = makeSocketFolder(places, directly);
  writeFileSync(join(folder, "somebody's"), "");
  removeSocketFolder(places);
  expect(readdirSync(folder)).toEqual(["somebody's"]);
  rmSync(folder, { recursive: true });
});

test("does not touch a folder that is not one of ours, whatever the note says", () => {
  const other = join(top, "other");
  mkdirSync(other);
  writeFileSync(socketFile(other), "");
  writeFileSync(places.socketNote, `${other}\n`);
  removeSocketFolder(places);
  expect(existsSync(socketFile(other))).toBe(true);
});

test("keeps clear of a temporary folder whose path is too long for a socket", () => {
  const long = join(top, "t".repeat(100));
  mkdirSync(long);
  const folder = makeSocketFolder(places, directly, [long, top]);
  expect(folder.startsWith(join(top, "lantern-"))).toBe(true);
});

test("says so when no temporary folder will do", () => {
  const folders = [join(top, "t".repeat(100)), join(top, "missing")];
  expect(() => makeSocketFolder(places, directly, folders)).toThrow(/set TMPDIR to a folder/);
});
