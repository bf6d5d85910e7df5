import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBinaries } from "./find-binaries.ts";
import { chooseRunAs, commandAs } from "./run-as.ts";

const isRoot = process.getuid?.() === 0;
const { folder: binaries } = findBinaries({ source: "npm", major: undefined, searchPath: "" });

let top: string;
let data: string;
beforeEach(() => {
  top = mkdtempSync(join(realpathSync(tmpdir()), "run-as-"));
  data = join(top, "data");
  mkdirSync(data);
  chmodSync(top, 0o755);
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

test.runIf(!isRoot)("an ordinary account runs the server itself (needs not to be root)", () => {
  expect(chooseRunAs(data, binaries)).toEqual({ how: "directly" });
});

describe("root", () => {
  test.runIf(isRoot)("hands over to an account without privileges (needs root)", () => {
    expect(chooseRunAs(data, binaries)).toMatchObject({ how: "account" });
  });

  test.runIf(isRoot)("in someone's closed folder, to its owner (needs root)", () => {
    chownSync(top, 4321, 4321);
    chmodSync(top, 0o700);
    expect(chooseRunAs(data, binaries)).toMatchObject({
      how: "account",
      account: { uid: 4321, gid: 4321 },
    });
  });

  test.runIf(isRoot)(
    "in its own closed folder, uses a namespace or says why not (needs root)",
    () => {
      chmodSync(top, 0o700);
      let outcome: unknown;
      try {
        outcome = chooseRunAs(data, binaries);
      } catch (error) {
        // User namespaces are switched off in many containers.
        expect(error).toMatchObject({
          name: "ServerUnavailable",
          message: expect.stringContaining(`no other account can enter ${top}`) as string,
        });
        return;
      }
      expect(outcome).toEqual({ how: "namespace" });
    },
  );
});

test("a command is told nothing of our environment and starts from the root folder", () => {
  const { options } = commandAs({ how: "directly" }, { program: "/bin/true", words: [] });
  expect(options.cwd).toBe("/");
  expect(Object.keys(options.env).sort()).toEqual(["LC_ALL", "PATH", "TZ"]);
});

test("inside a namespace root's number is nobody's", () => {
  const command = commandAs({ how: "namespace" }, { program: "/x/postgres", words: ["-D", "/d"] });
  expect([command.program, ...command.words].join(" ")).toBe(
    "unshare --user --map-user=65534 --map-group=65534 /x/postgres -D /d",
  );
  expect(command.options).not.toHaveProperty("uid");
});
