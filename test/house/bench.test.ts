import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { readArguments } from "../../scripts/bench/arguments.ts";
import { percentile } from "../../scripts/bench/statistics.ts";
import { plain } from "../../scripts/bench/table.ts";
import { connectionTo } from "../harness/constants.ts";
import { root } from "./tree.ts";

const time = z.number().positive();
const rows = <Row extends z.ZodRawShape>(shape: Row) => z.array(z.strictObject(shape));
const report = z.strictObject({
  machine: z.strictObject({ node: z.string(), postgresql: z.string(), cores: z.int().positive() }),
  pages: rows({
    children: z.literal(300),
    actor: z.enum(["narrow", "wide", "mash"]),
    page: z.string(),
    p50: time,
    p95: time,
    "p50 of 4": time,
    "p95 of 4": time,
    "pages a second of 4": time,
  }),
  queries: rows({
    children: z.literal(300),
    actor: z.enum(["narrow", "wide"]),
    query: z.string(),
    rows: z.int().min(0),
    p50: time,
    p95: time,
    "p50 without": time,
    ratio: time,
  }),
  processes: rows({ process: z.string(), runs: z.literal(1), median: time, slowest: time }),
});

/** The server of this run, as a URL; the benchmark makes and drops databases of its own there. */
function serverUrl(): string {
  const { host, port, user, password } = connectionTo(inject("server"), "postgres");
  const url = new URL(`postgres://localhost:${port ?? 5432}/postgres`);
  url.username = user ?? "";
  url.password = typeof password === "string" ? password : "";
  url.searchParams.set("host", host ?? "");
  return url.href;
}

/** Databases and logins that the benchmark made and did not remove. */
async function leftBehind(): Promise<readonly string[]> {
  const client = new pg.Client(connectionTo(inject("server"), "postgres"));
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'lantern\\_bench\\_%'
     union all select rolname from pg_roles where rolname like 'lantern\\_bench\\_%'`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

test("the benchmark measures every page and query, and leaves nothing behind", async () => {
  const env = { ...process.env, DATABASE_URL: serverUrl(), DATABASE_ADMIN_URL: "" };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["scripts/bench.ts", "--quick", "--json"],
    { cwd: root, env },
  );
  const { pages, queries, processes } = report.parse(JSON.parse(stdout));
  const of = (actor: string) => [
    pages.filter((row) => row.actor === actor).map((row) => row.page),
    queries.filter((row) => row.actor === actor).map((row) => row.query),
  ];
  const trackers = [
    "tracker by review",
    "tracker by name",
    "tracker by level",
    "tracker by recorded",
  ];
  const child = [
    ...["person", "other names", "standing", "circle", "level decisions", "harm decisions"],
    ...["flags", "chronology"],
  ];
  const journey = ["child", "meeting", "own concerns", "send a concern"];
  const lists = (page: string) => [
    ["tracker", "tracker by name", "tracker, level 3", page, ...journey],
    [
      ...trackers,
      "tracker, level 3",
      "tracker, reviews overdue",
      page,
      "counts by level",
      ...child,
    ],
  ];
  expect(of("narrow")).toEqual(lists("tracker, page 3"));
  expect(of("wide")).toEqual(lists("tracker, page 5"));
  expect(of("mash")).toEqual([["MASH queue", "MASH, decided", "MASH concern"], []]);
  expect(processes.map((row) => row.process)).toEqual([
    "first start to first page",
    "second start to first page",
    expect.stringMatching(/^import tracker --dry-run, 1\d\d rows$/),
  ]);
  expect(await leftBehind()).toEqual([]);
}, 120_000);

test("what was asked for", () => {
  expect(readArguments([])).toMatchObject({ children: [5_000, 100_000], requests: 200 });
  expect(readArguments(["--children", "50,1_000"]).children).toEqual([50, 1_000]);
  expect(readArguments(["--quick", "--requests", "7"])).toMatchObject({
    children: [300],
    requests: 7,
  });
  expect(() => readArguments(["--children", "many"])).toThrow(/--children: "many"/);
  expect(() => readArguments(["--children", "29"])).toThrow(RangeError);
});

test("percentiles are values that were measured (nearest rank)", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([50, 95, 100].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 100]);
  expect(percentile([7], 50)).toBe(7);
  expect(() => percentile([], 50)).toThrow(RangeError);
});

test("the table keeps three figures of a time and a count as it is", () => {
  const table = {
    name: "Times",
    columns: ["of", "ms"],
    rows: [
      ["a", 1234.5],
      ["bb", 1.004],
      ["c", 5],
    ],
  };
  expect(plain(table).split("\n").slice(2, 7)).toEqual([
    "| of |   ms |",
    "| -- | ---: |",
    "| a  | 1235 |",
    "| bb | 1.00 |",
    "| c  |    5 |",
  ]);
});
