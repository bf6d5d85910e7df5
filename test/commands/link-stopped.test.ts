import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { isWhole } from "../harness/depth.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
const lantern = join(process.cwd(), "lantern.mjs");
const env = { PATH: process.env["PATH"] };
const results = ["--out", "pairs.csv", "--clusters", "clusters.csv", "--reasons", "why.csv"];
const args = [lantern, "link", "alike.csv", "--id", "id", ...results];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-link-stopped-"));
  const records = Array.from({ length: 400 }, (_, row) => `${row},Sam,Reed,2012-04-09`);
  writeFileSync(at("alike.csv"), `id,forename,surname,dob\n${records.join("\n")}\n`);
});
beforeEach(() => writeFileSync(at("pairs.csv"), "of before\n"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isNothingNew = (): void => {
  expect(readdirSync(folder)).toEqual(["alike.csv", "pairs.csv"]);
  expect(readFileSync(at("pairs.csv"), "utf8")).toBe("of before\n");
};

// Whatever is heard here belongs to a process: each of these is one.
const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

test.each(isWhole ? signals : signals.slice(0, 1))(
  "stopped with %s while it writes, it leaves what was there before and nothing else",
  async (signal) => {
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: "ignore" });
    const ended = once(child, "exit");
    const isWriting = () => readdirSync(folder).filter((name) => name.startsWith(".")).length > 1;
    while (!isWriting()) await setTimeout(2);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    isNothingNew();
  },
  60_000,
);

test("where there is no more room it says so, and leaves what was there before", () => {
  const limited = ["-c", 'ulimit -f 4096; exec "$0" "$@"', process.execPath, ...args];
  const { status, stderr } = spawnSync("sh", limited, { cwd: folder, env, encoding: "utf8" });
  expect(stderr).toMatch(/why\.csv: the file would be larger than is allowed\n$/u);
  expect(status).toBe(1);
  isNothingNew();
}, 60_000);

test("to a pipe it is written as it goes", () => {
  const piped = 'exec "$0" "$@" --out /dev/stdout --clusters /dev/null | head -n 2';
  const [, , ...linking] = args.slice(0, 5);
  const { stdout } = spawnSync("sh", ["-c", piped, process.execPath, lantern, "link", ...linking], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  expect(stdout).toMatch(/^id_l,id_r,match_probability\n\d+,\d+,[01]\.\d+\n$/u);
  isNothingNew();
}, 60_000);
