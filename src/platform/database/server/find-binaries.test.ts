import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { npmPackageFolder, systemFolders, type VersionedParent } from "./binary-folders.ts";
import { type Binaries, choose, findBinaries, inspect } from "./find-binaries.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "find-binaries-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A folder with an `initdb` and a `postgres` that says which version it is. */
function fakeServer(folder: string, says: string): string {
  const path = join(root, folder);
  mkdirSync(path, { recursive: true });
  for (const name of ["postgres", "initdb"]) {
    writeFileSync(join(path, name), `#!/bin/sh\necho "${says}"\n`);
    chmodSync(join(path, name), 0o755);
  }
  return path;
}

function binaries(version: string): Binaries {
  return { source: "system", folder: `/somewhere/${version}`, version, major: parseInt(version) };
}

describe("where the operating system keeps PostgreSQL", () => {
  const debian = (): VersionedParent => ({ parent: root, named: /^\d+$/, inside: "bin" });

  test("every version's folder, and nothing that only looks like one", () => {
    const both = [fakeServer("17/bin", ""), fakeServer("9/bin", "")];
    fakeServer("common/bin", "");
    mkdirSync(join(root, "18", "bin"), { recursive: true }); // only a client is installed
    expect(systemFolders("", [debian()]).sort()).toEqual(both.sort());
  });

  test("what the search path holds, once, also through links", () => {
    const real = fakeServer("17/bin", "");
    const links = join(root, "links");
    mkdirSync(links);
    for (const name of ["postgres", "initdb"]) symlinkSync(join(real, name), join(links, name));
    expect(systemFolders(`${links}:${real}:/nowhere::relative`, [debian()])).toEqual([real]);
  });
});

describe("which one is taken", () => {
  test.each([
    ["the newest", ["17.12", "18.4", "18.10", "9.6"], undefined, "18.10"],
    ["the version that made the data folder", ["17.12", "18.4"], 17, "17.12"],
    ["none of another major version", ["18.4"], 17, undefined],
    ["none below the floor", ["15.18", "16.14"], undefined, undefined],
    ["none below the floor, even for an old data folder", ["15.18"], 15, undefined],
  ])("%s", (_, versions, major, expected) => {
    expect(choose(versions.map(binaries), major)?.version).toBe(expected);
  });
});

describe("asking a program for its version", () => {
  test.each([
    ["postgres (PostgreSQL) 18.4", { version: "18.4", major: 18 }],
    ["postgres (PostgreSQL) 17.12 (Debian 17.12-0+deb13u1)", { version: "17.12", major: 17 }],
    ["postgres (PostgreSQL) 19beta2", { version: "19beta2", major: 19 }],
  ])("%s", (says, expected) => {
    expect(inspect("system", fakeServer("bin", says))).toMatchObject([expected]);
  });

  test("one that cannot run here, or is not there, counts as none", () => {
    expect(inspect("npm", fakeServer("bin", "error while loading shared libraries"))).toEqual([]);
    expect(inspect("npm", join(root, "nowhere"))).toEqual([]);
  });
});

describe("finding", () => {
  test("npm's server, which is newer than the floor", () => {
    const found = findBinaries({ source: "npm", major: undefined, searchPath: "" });
    expect(found).toMatchObject({ source: "npm" });
    expect(dirname(dirname(found.folder))).toBe(npmPackageFolder());
  });

  test("the operating system's comes first", () => {
    const folder = fakeServer("bin", "postgres (PostgreSQL) 99.1");
    const found = findBinaries({ source: undefined, major: undefined, searchPath: folder });
    expect(found).toEqual({ source: "system", folder, version: "99.1", major: 99 });
  });

  test("npm's, where the operating system's cannot open the data folder", () => {
    const folder = fakeServer("bin", "postgres (PostgreSQL) 99.1");
    const { major } = findBinaries({ source: "npm", major: undefined, searchPath: "" });
    expect(findBinaries({ source: undefined, major, searchPath: folder }).major).toBe(major);
  });

  test("nothing that fits: one line says what was found and what to do", () => {
    const folder = fakeServer("bin", "postgres (PostgreSQL) 98.1");
    expect(() => findBinaries({ source: "system", major: 99, searchPath: folder })).toThrow(
      /^The data folder was made by PostgreSQL 99 and needs the same version of the operating system, but found only .*98\.1 in .*: install PostgreSQL 99, .* set DATABASE_URL\.$/,
    );
  });

  test("a data folder from below the floor: nobody is told to install that version", () => {
    expect(() => findBinaries({ source: "npm", major: 15, searchPath: "" })).toThrow(
      /^The data folder was made by PostgreSQL 15, but Lantern needs PostgreSQL 17 or newer: choose/,
    );
  });
});
