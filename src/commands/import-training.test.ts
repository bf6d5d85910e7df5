import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importTrainingCommands } from "./declared/records.ts";
import { isBadUsage, runOrTell, type Terminal } from "./command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-training-"));
  const rows = [
    "Report run 30 Nov 2026",
    "Staff number,Name,Work email,Course,Date,Status",
    '100032,"Abbott, Lucy",lucy.abbott@ashdale.example,CSE L1,03/10/2025,Completed',
    '100032,"Abbott, Lucy",,CSE awareness (Level 1),31/02/2025,DNA',
  ];
  writeFileSync(join(folder, "pool.csv"), `\uFEFF${rows.join("\r\n")}\r\n`);
  writeFileSync(join(folder, "empty.csv"), "");
  writeFileSync(join(folder, "letter.csv"), "Dear all,please\nlook at,this\n");
  writeFileSync(join(folder, "large.csv"), "");
  truncateSync(join(folder, "large.csv"), 101 * 1024 * 1024);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function typed(...args: string[]) {
  const [command] = importTrainingCommands;
  if (!command) throw new Error("There is no command");
  const [out, error]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    from: folder,
    out: (text) => out.push(text),
    error: (text) => error.push(text),
    ask: async () => undefined,
    rooms: () => Promise.reject(new Error("not asked for")),
  };
  try {
    return { code: await runOrTell(command, args, terminal), out, error };
  } catch (problem) {
    if (!isBadUsage(problem)) throw problem;
    return { code: 2, out, error: [problem.message] };
  }
}

test("a dry run with --json prints one object with rows and problems, and nothing else", async () => {
  const { code, out, error } = await typed("pool.csv", "--dry-run", "--json");
  expect([code, out.length, error]).toEqual([0, 1, []]);
  const { rows, problems, ...others } = JSON.parse(out[0] ?? "") as Record<string, unknown>;
  expect(others).toEqual({});
  const course = "CSE awareness (Level 1)";
  const one = { file: "pool.csv", person: "p1", course };
  expect(rows).toEqual([
    { ...one, row: 3, status: "attended", on: "2025-10-03" },
    { ...one, row: 4, status: "absent", on: null },
  ]);
  expect(problems).toEqual([
    { file: "pool.csv", row: 4, column: "Date", value: "31/02/2025", why: "There is no such day." },
  ]);
});

test("without --json it is told in lines that a person can read", async () => {
  const { code, out } = await typed("pool.csv", "--dry-run");
  expect(code).toBe(0);
  expect(out).toContain("2 rows of 1 person and 1 course");
  expect(out).toContain("  pool.csv, row 4, Date: “31/02/2025”. There is no such day.");
  expect(out.at(-1)).toBe("Nothing was written.");
});

test("without --dry-run it has to be said in whose name it is written", async () => {
  const { code, out, error } = await typed("pool.csv");
  expect([code, out]).toEqual([2, []]);
  expect(error.join()).toContain("--as EMAIL");
});

test("a file named twice is read once, and that is said", async () => {
  const { code, out, error } = await typed("pool.csv", "./pool.csv", "--dry-run", "--json");
  expect([code, error]).toEqual([0, ["./pool.csv: named twice, read once"]]);
  expect((JSON.parse(out[0] ?? "") as { rows: unknown[] }).rows).toHaveLength(2);
});

test.each([
  ["empty.csv", "The file is empty."],
  ["letter.csv", "No headings were recognised"],
])("%s beside a good file is a problem of its own, exit code 1", async (file, why) => {
  const { code, out } = await typed("pool.csv", file, "--dry-run", "--json");
  const { rows, problems } = JSON.parse(out[0] ?? "") as {
    rows: unknown[];
    problems: { file: string; why: string }[];
  };
  expect([code, rows.length]).toEqual([1, 2]);
  expect(problems.find((one) => one.file === file)?.why).toContain(why);
});

test.each([
  [["large.csv", "--dry-run"], /larger than 100 MB/u],
  [["nowhere.csv", "--dry-run"], /there is no such file/u],
  [[".", "--dry-run"], /not a file/u],
  [["--dry-run"], /Name a file/u],
  [["pool.csv", "--fly"], /fly/u],
])("%j is told in a line, exit code 2", async (args, message) => {
  const { code, error } = await typed(...args);
  expect(code).toBe(2);
  expect(error.join()).toMatch(message);
});

test("--help says how it is typed, and reads nothing", async () => {
  const { code, out } = await typed("nowhere.csv", "--help");
  expect(code).toBe(0);
  expect(out.join()).toContain("lantern import training FILE [FILE2 …] --dry-run [--json]");
});
