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
    actor: z.enum(["narrow", "manager", "wide", "mash", "police", "governance"]),
    page: z.string(),
    p50: time,
    p95: time,
    "p50 of 4": time,
    "p95 of 4": time,
    "pages a second of 4": time,
  }),
  telling: rows({
    children: z.int().positive(),
    "what is asked": z.string(),
    pairs: z.int().positive(),
    "p50 of nothing": time,
    "p50 of out of reach": time,
    "chance it is slower": z.number().min(0).max(1),
    "by luck from": z.number(),
    "by luck to": z.number(),
  }),
  imports: rows({
    children: z.literal(300),
    rows: z.int().positive(),
    "chosen until read": time,
    "what was read": time,
    "before confirming": time,
    confirm: time,
    "end to end": time,
    "another's page p50": time,
    "another's slowest": time,
  }),
  exits: rows({
    children: z.literal(300),
    rows: z.int().positive(),
    write: time,
    "rows a second written": z.int().positive(),
    verify: time,
    "rows a second verified": z.int().positive(),
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
  sealing: rows({
    bytes: z.int().positive(),
    "seal p50": time,
    "seal p95": time,
    "open p50": time,
    "open p95": time,
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
  const { pages, imports, exits, queries, processes } = report.parse(JSON.parse(stdout));
  const lists = [
    "by name",
    "level 3",
    "by ward",
    "by lead",
    "a name",
    "overdue",
    "actions overdue",
  ];
  const exports = ["export as XLSX", "export as CSV", "ask for a file with names"];
  const journey = (page: string, ...board: readonly string[]): readonly string[] => [
    "tracker",
    "longest at their stage",
    "assessments that run",
    "who has not been seen",
    "waiting for services",
    "education nobody looked at",
    "referrals to the NRM",
    "children of a forum",
    "who turns 18",
    "transfers that run",
    "open moments",
    "charges to review",
    "open disagreements",
    "flags to look at",
    "notes to file",
    "leads",
    "training coverage",
    "who had no programme",
    "parenting programmes",
    "businesses to visit",
    "register of businesses",
    "leaflets and films",
    "practice taken over",
    ...board,
    "sent to police",
    "cases on places",
    ...lists.map((one) => (one.startsWith("by") ? `tracker ${one}` : `tracker, ${one}`)),
    page,
    "grid",
    "grid save",
    "child",
    "family of nine",
    "access page",
    "who has looked",
    "meeting",
    "agenda of 40",
    "papers of 40",
    "papers of 40, Word",
    "papers of 40, PDF",
    "updates before a sitting",
    "my work",
    "search",
    "search suggestions",
    "missing now",
    "papers",
    "chasing",
    "own concerns",
    "send a concern",
    "send a concern, API",
  ];
  const of = (actor: string) => pages.filter((row) => row.actor === actor).map((row) => row.page);
  const onSubjects = [
    "board of measures",
    "plans with overdue actions",
    "subject with 500 links",
    "equality of outcomes",
    "intelligence of a place",
  ] as const;
  expect(of("narrow")).toEqual(journey("tracker, page 3"));
  expect(of("manager")).toEqual([
    ...journey("tracker, page 1", ...onSubjects),
    "asked by the MASH",
    ...exports,
  ]);
  expect(of("wide")).toEqual([
    ...journey("tracker, page 5", ...onSubjects),
    "rows that wait",
    "tools",
    ...exports,
  ]);
  expect(of("mash")).toEqual([
    "MASH queue",
    "MASH, who works on what",
    "MASH, what partners owe",
    "MASH, decided",
    "MASH, from the public",
    "MASH, told of a place",
    "standing queries",
    "tell us, by anybody",
    "MASH concern",
    "MASH household",
  ]);
  expect(of("police")).toEqual([
    "intelligence, new",
    "intelligence, late",
    "home of police",
    "intelligence of a place",
    "board of measures",
    "plans with overdue actions",
    "subject with 500 links",
    "search by police",
  ]);
  expect(of("governance")).toEqual([
    "audit",
    "who looked at a record",
    "unusual use",
    "public roles",
  ]);
  const asked = (actor: string) =>
    queries
      .filter((row) => row.actor === actor)
      .map((row) => row.query.replace(/page \d/, "a page"));
  expect(asked("narrow")).toEqual(asked("wide"));
  expect(asked("wide")).toEqual([
    ...["by review", "by name", "by level", "by recorded", "by last contact"].map(
      (one) => `tracker ${one}`,
    ),
    ...["level 3", "reviews overdue", "actions overdue", "one ward"].map(
      (one) => `tracker, ${one}`,
    ),
    "tracker by ward",
    "tracker, a page",
    "counts by level",
    "count of overdue",
    "count by ward",
    "count by lead",
    "a name, misspelt",
    "a number of an agency",
    "what to filter by",
    "longest at their stage",
    "beyond their stage's clock",
    "count by stage",
    "assessments that run",
    "who waits for a service",
    "count of who waits",
    "count of assessments",
    "who turns 18",
    "education nobody looked at",
    "open disagreements",
    "count of disagreements",
    "who has not been seen",
    "count of who has not been seen",
    "flags to look at",
    "count of flags",
    "person",
    "other names",
    "standing",
    "circle",
    "level decisions",
    "harm decisions",
    "flags",
    "chronology",
  ]);
  expect(imports).toHaveLength(1);
  expect(exits).toHaveLength(1);
  expect(processes.map((row) => row.process)).toEqual([
    "first start to first page",
    "second start to first page",
    expect.stringMatching(/^import tracker --dry-run, 1\d\d rows$/),
  ]);
  expect(await leftBehind()).toEqual([]);
}, 600_000);

test("a record that comes in is asked for over HTTP, finds its child, and nothing is left behind", async () => {
  const env = { ...process.env, DATABASE_URL: serverUrl(), DATABASE_ADMIN_URL: "" };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["scripts/bench-linkage.ts", "--live", "400", "--asked", "100"],
    { cwd: root, env },
  );
  const rows = stdout.split("\n").filter((line) => /^\| +400 /.test(line));
  const cells = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  expect(cells.map(([, , , by]) => by)).toEqual([
    "looking alone",
    "API, with a home and numbers",
    "form",
  ]);
  for (const row of cells) {
    const [, people, asked, , p50, p99, found, , megabytes] = row.map(Number.parseFloat);
    expect([people, asked]).toEqual([400, 100]);
    expect(p50).toBeGreaterThan(0);
    expect(p99).toBeGreaterThanOrEqual(p50 ?? 0);
    expect(found).toBeGreaterThanOrEqual(90);
    expect(megabytes).toBeGreaterThan(10);
  }
  expect(await leftBehind()).toEqual([]);
}, 300_000);

test("what was asked for", () => {
  expect(readArguments([])).toMatchObject({ children: [5_000, 100_000], requests: 200 });
  expect(readArguments(["--children", "50,1_000"]).children).toEqual([50, 1_000]);
  expect(readArguments(["--quick", "--requests", "7"])).toMatchObject({
    children: [300],
    requests: 7,
  });
  expect(readArguments(["--pages", "child, my work"]).pages).toEqual(["child", "my work"]);
  const named = readArguments(["--pages", "papers of 40, Word; child;"]).pages;
  expect(named).toEqual(["papers of 40, Word", "child"]);
  expect(readArguments([]).pages).toEqual([]);
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
