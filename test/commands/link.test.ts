import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyTable } from "../../src/linkage/fixtures/agency-table.ts";
import { lanternCommand } from "../harness/lantern-command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-link-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Standing in the folder, with no database anywhere. */
const link = (...args: readonly string[]) => lanternCommand(["link", ...args], { from: folder });

const write = (name: string, content: string | Uint8Array): void =>
  writeFileSync(join(folder, name), content);
const lines = (name: string): string[] =>
  readFileSync(join(folder, name), "utf8").trimEnd().split("\n");

const health = `id, given_name, surname, date_of_birth, postcode, nhs_number
1, Amelia, Reed, 2012-04-09, EM1 2AB, 9434765919
2, Noah, Reed, 2014-08-21, EM1 2AB, 4010232137
"3", "Zoë", "van den Brink", 2011-01-30, EM4 5CD, NULL
4, Leo, Marsh, 2010-11-02, EM7 1ZZ,
`;
const school = `ref;Forename;Family Name;DOB;Post Code
a;Amelia;Reed;09/04/2012;EM12AB
b;Zoe;Vandenbrink;30/01/2011;EM4 5CD
c;Marsh;Leo;02/11/2010;EM7 1ZZ
`;

test("a file with whole names and addresses is linked with one of their parts, and it is told", async () => {
  write("health.csv", health);
  write("lists.csv", `id,Pupil name,Date of birth,Address
a,"Reed, Amelia",04/09/2012,"3 High Street, EM1 2AB"
b,Zoe VANDENBRINK,01/30/2011,"7 Low Street, EM4 5CD"
`); // prettier-ignore
  const { status, stderr } = await link(
    "health.csv", "lists.csv", "--id", "id", "--out", "pairs.csv", "--clusters", "clusters.csv",
  ); // prettier-ignore
  expect(status).toBe(0);
  expect(stderr).toContain("Pupil name: whole name (by its heading)");
  expect(lines("clusters.csv")).toContain("lists:a,health:1");
  expect(lines("clusters.csv")).toContain("lists:b,health:3");
});

test("two files with other headings, delimiters and dates are linked, ids with their file", async () => {
  write("health.csv", health);
  write("school.csv", school.replace("ref", "id"));
  const { status, stderr } = await link(
    "health.csv", "school.csv", "--id", "id", "--out", "pairs.csv", "--clusters", "clusters.csv",
  ); // prettier-ignore
  expect(stderr).toContain("given_name: forename");
  expect(stderr).toContain("Family Name: surname");
  expect(status).toBe(0);
  const clusters = new Map(
    lines("clusters.csv").map((line) => line.split(",") as [string, string]),
  );
  expect([...clusters.keys()]).toEqual([
    "id", "health:1", "health:2", "health:3", "health:4", "school:a", "school:b", "school:c",
  ]); // prettier-ignore
  expect(clusters.get("school:a")).toBe("health:1");
  expect(clusters.get("school:b")).toBe("health:3");
  expect(clusters.get("school:c")).toBe("health:4");
  expect(clusters.get("health:2")).toBe("health:2");
  const [heading, ...pairs] = lines("pairs.csv");
  expect(heading).toBe("id_l,id_r,match_probability");
  for (const pair of pairs) expect(pair).toMatch(/^[a-z]+:\w+,[a-z]+:\w+,[01]\.\d+$/);
});

test("a Parquet file gives what the same CSV gives", async () => {
  const rows = Array.from({ length: 40 }, (_, at) => ({
    id: at,
    name: ["Amelia", "Noah", "Zoe", "Leo"][at % 4] ?? "",
    surname: ["Reed", "Marsh", "Brink", "Hall", "Shah"][at % 5] ?? "",
    dob: `2012-0${(at % 9) + 1}-1${at % 10}`,
  }));
  const names = ["id", "name", "surname", "dob"] as const;
  const cells = rows.map((row) => names.map((name) => String(row[name])).join(","));
  write("small.csv", `${names.join(",")}\n${cells.join("\n")}\n`);
  const columnData = names.map((name) => ({ name, data: rows.map((row) => row[name]) }));
  write("small.parquet", new Uint8Array(parquetWriteBuffer({ columnData })));
  for (const kind of ["csv", "parquet"])
    expect((await link(`small.${kind}`, "--id", "id", "--clusters", `${kind}.out`)).status).toBe(0);
  expect(lines("parquet.out")).toEqual(lines("csv.out"));
});

test("what the model weighs is a page, with a figure beside each bar and no name", async () => {
  const charted = ["--clusters", "charted.csv", "--charts", "charts.html"];
  expect((await link("small.csv", "--id", "id", ...charted)).status).toBe(0);
  const page = readFileSync(join(folder, "charts.html"), "utf8");
  expect(page).toMatch(/<caption>forename<\/caption>/u);
  expect(page).toMatch(
    /<th scope="row">the same<\/th><td><svg[^>]*><rect[^>]*><\/rect><\/svg> [\d.]+%<\/td>/u,
  );
  expect(page).not.toMatch(/reed|marsh/iu);
});

test("the model that was learned is written for its owner alone, and read again", async () => {
  const small = `${health}5,Zoe,Brink,2011-01-30,EM4 5CD,`.split("\n");
  const more = (at: number) => (at === 0 ? ",town,report" : `,Eastmoor,report ${String(at)}`);
  write("small.csv", small.map((line, at) => line + more(at)).join("\n"));
  const linked = (out: string) =>
    link("small.csv", "--id", "id", "--clusters", out, "--model", "model.json");
  expect((await linked("learned.out")).status).toBe(0);
  expect(statSync(join(folder, "model.json")).mode & 0o077).toBe(0);
  const { status, stderr } = await linked("again.out");
  expect([status, stderr.includes("it says nothing of")]).toEqual([0, false]);
  expect(stderr).toContain("report: not compared after all (another in every record)");
  expect(lines("again.out")).toEqual(lines("learned.out"));
});

test("what is written does not depend on threads or memory, to the last byte", async () => {
  const { table } = agencyTable(1_100, 6);
  const rows = Array.from({ length: table.rows }, (_, row) =>
    table.columns.map(({ codes, values }) => values.at(codes[row] ?? -1) ?? ""),
  );
  const headings = table.columns.map(({ name }) => name);
  write("many.csv", [headings, ...rows].map((cells) => cells.join(",")).join("\n"));
  const linked = async (name: string, ...given: readonly string[]) => {
    const out = ["--out", `${name}.pairs`, "--clusters", `${name}.clusters`];
    expect((await link("many.csv", "--id", "rec_id", ...out, ...given)).status).toBe(0);
    return ["pairs", "clusters"].map((what) =>
      readFileSync(join(folder, `${name}.${what}`), "hex"),
    );
  };
  const one = await linked("one", "--workers", "1");
  expect(await linked("three", "--workers", "3", "--memory", "1")).toEqual(one);
}, 60_000);

test("why is written line by line, and adds up to the probability beside it", async () => {
  write("health.csv", health);
  write("school.csv", school.replace("ref", "id"));
  const out = ["--id", "id", "--out", "pairs.csv", "--reasons", "why.csv"];
  expect((await link("health.csv", "school.csv", ...out)).status).toBe(0);
  const [heading, ...reasons] = lines("why.csv");
  expect(heading).toBe("id_l,id_r,reason,found,bits");
  const bits = new Map<string, number>();
  for (const line of reasons) {
    const [left = "", right = "", , ...rest] = line.split(",");
    const pair = `${left},${right}`;
    bits.set(pair, (bits.get(pair) ?? 0) + Number(rest.at(-1)));
  }
  const [, ...pairs] = lines("pairs.csv");
  expect(pairs.length).toBeGreaterThan(2);
  for (const line of pairs) {
    const [left = "", right = "", share = ""] = line.split(",");
    expect(1 / (1 + 2 ** -(bits.get(`${left},${right}`) ?? 0))).toBeCloseTo(Number(share), 3);
  }
  expect(reasons.join("\n")).toContain("date of birth,the same");
});

test("what people decided is read, holds, and is told where it cannot be", async () => {
  write("health.csv", health);
  write("school.csv", school.replace("ref", "id"));
  const linked = async (decided: string) => {
    write("decided.csv", `id_l,id_r,verdict\n${decided}`);
    const out = ["--id", "id", "--out", "p.csv", "--clusters", "c.csv"];
    return await link("health.csv", "school.csv", ...out, "--decisions", "decided.csv");
  };
  const apart = await linked("health:1,school:a,different\nhealth:2,school:c,Same\n");
  expect(apart.status).toBe(0);
  const clusters = new Map(lines("c.csv").map((line) => line.split(",") as [string, string]));
  expect(clusters.get("school:a")).toBe("school:a");
  expect(clusters.get("school:c")).toBe("health:2");
  expect(lines("p.csv").join("\n")).not.toContain("health:1,school:a");
  expect(lines("p.csv")).toContain("health:2,school:c,1.000000");
  for (const [decided, message] of [
    ["health:1,school:z,same\n", "decided.csv, decision 1: no record has the id school:z"],
    ["health:1,school:a,maybe\n", "decided.csv, decision 1: the verdict is same or different"],
    ["health:1,health:1,same\n", "decided.csv, decision 1: both ids are of one record"],
  ] as const) {
    const { status, stderr } = await linked(decided);
    expect([status, stderr.includes(message)]).toEqual([2, true]);
  }
});

/** The same children as programs of every kind write them; what comes out is the same. */
const rows = Array.from({ length: 60 }, (_, at) => {
  const child = at % 40;
  const day = new Date(Date.UTC(2010, child % 7, 3 + 5 * child));
  const forename = ["Amelia", "Noah", "Zoë", "Leo", "Aisha"][child % 5] ?? "";
  return [String(at), forename, `Quill${"abcdefgh".charAt(child % 8)}${child}man`, day] as const;
});
const written = (date: (day: Date) => string): string[][] => [
  ["id", "forename", "surname", "date of birth"],
  ...rows.map(([id, forename, surname, day]) => [id, forename, surname, date(day)]),
];
const two = (number: number): string => String(number).padStart(2, "0");
const parts = (day: Date): [string, string, string] => [
  String(day.getUTCFullYear()),
  two(day.getUTCMonth() + 1),
  two(day.getUTCDate()),
];
const iso = (day: Date): string => parts(day).join("-");
const inLines = (cells: readonly (readonly string[])[], sign = ",", end = "\n"): string =>
  cells.map((line) => `${line.join(sign)}${end}`).join("");
const month = (day: Date): string =>
  day.toLocaleString("en-GB", { month: "long", timeZone: "UTC" });

test.each<[string, string | Uint8Array]>([
  ["tabs and the line ends of old", inLines(written(iso), "\t", "\r")],
  ["a first line that names the delimiter", `sep=;\r\n${inLines(written(iso), ";", "\r\n")}`],
  ["Windows-1252", Buffer.from(inLines(written(iso)), "latin1")],
  ["UTF-16 with the high byte first", Buffer.from(`\uFEFF${inLines(written(iso))}`, "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from(inLines(written(iso)), "utf16le")],
  ["line ends within quotes", inLines([["id", "forename", "surname", "date of birth", "note"], ...written(iso).slice(1).map((cells) => [...cells, '"one\n""two"", three"'])])],
  ["days first, two figures of the year", inLines(written((day) => { const [y, m, d] = parts(day); return `${d}.${m}.${y.slice(2)}`; }))],
  ["months first", inLines(written((day) => { const [y, m, d] = parts(day); return `${m}/${d}/${y}`; }))],
  ["eight figures, days first", inLines(written((day) => parts(day).toReversed().join("")))],
  ["months and weekdays in words", inLines(written((day) => `Monday ${day.getUTCDate()} ${month(day)} ${day.getUTCFullYear()}`))],
  ["days of a spreadsheet", inLines(written((day) => String(day.getTime() / 86_400_000 + 25_569)))],
  ["a column of long texts", inLines([["id", "forename", "surname", "date of birth", "note"], ...written(iso).slice(1).map((cells) => [...cells, "word ".repeat(2_000)])])],
])("%s: the same comes out", async (_, content) => {
  write("as-it-is.csv", inLines(written(iso)));
  write("odd.csv", content);
  for (const name of ["as-it-is", "odd"])
    expect((await link(`${name}.csv`, "--id", "id", "--clusters", `${name}.out`)).status).toBe(0);
  expect(lines("odd.out")).toEqual(lines("as-it-is.out"));
  expect(new Set(lines("odd.out").map((line) => line.split(",")[1])).size).toBe(41);
}, 20_000); // prettier-ignore

test("ids that look like nothing are ids, and a thousand records that are alike end in seconds", async () => {
  const alike = Array.from({ length: 1_000 }, (_, at) => [["NA", "null", "-"][at] ?? String(at), "Sam", "Reed", "2012-04-09"]); // prettier-ignore
  write("alike.csv", inLines([["id", "forename", "surname", "dob"], ...alike]));
  const { status } = await link("alike.csv", "--id", "id", "--clusters", "alike.out");
  expect(status).toBe(0);
  expect(lines("alike.out").slice(0, 4).map((line) => line.split(",")[0])).toEqual(["id", "NA", "null", "-"]); // prettier-ignore
}, 60_000);

test("records of a census, which tell an age and no birth, are linked by the year of birth", async () => {
  const people = Array.from({ length: 30 }, (_, at) => [["Mary", "John", "Anne"][at % 3] ?? "", `Hol${at}croft`, 5 + at, at % 2 ? "Whitby" : "Selby"] as const); // prettier-ignore
  const census = [1851, 1861].flatMap(
    (year, wave) =>
    people.map(([forename, surname, age, parish], at) => [`${wave}-${at}`, String(year), forename, surname, String(age + 10 * wave), parish]), // prettier-ignore
  );
  write("census.csv", inLines([["id", "census_year", "first_names", "surname", "age", "parish_of_birth"], ...census])); // prettier-ignore
  const { stderr } = await link("census.csv", "--id", "id", "--clusters", "census.out");
  expect(stderr).toContain("census_year: the year in which it was written");
  const clusters = lines("census.out").slice(1).map((line) => line.split(",")[1]); // prettier-ignore
  expect(new Set(clusters).size).toBe(30);
});

test("what cannot be written is said in a line", async () => {
  write("health.csv", health);
  const { status, stderr } = await link("health.csv", "--id", "id", "--out", "nowhere/pairs.csv");
  expect(status).toBe(1);
  expect(stderr).toMatch(/nowhere\/pairs\.csv: there is no such folder\n$/u);
});

test("a file as Excel writes it, and ids that stand twice, are told", async () => {
  write(
    "excel.csv",
    '\uFEFF"id";"forename";"surname"\r\n"1";"Sam; ""Sammy""";"Reed"\r\n1;Amy;Hall\r\n',
  );
  const { status, stderr } = await link("excel.csv", "--id", "id", "--clusters", "excel.out");
  expect(status).toBe(0);
  expect(stderr).toContain("excel.csv: 2 records");
  expect(stderr).toContain("1 record with an id that a record before has");
});

test.each([
  ["", "there are no records in it"],
  ["id,forename,surname\n", "there are no records in it"],
  ['id,forename\n1,Sam\n2,"Amy\n3,Leo\n', "a quotation mark is opened behind record 1"],
  ["id,forename\n1,Sam\n,Amy\n", "record 2 has nothing in the column id"],
])("%j is no file to link, and why is told in a line", async (content, message) => {
  write("hard.csv", content);
  const { status, stderr } = await link("hard.csv", "--id", "id", "--clusters", "hard.out");
  expect(status).toBe(2);
  expect(stderr).toContain(`hard.csv: ${message}`);
});

test.each([
  [["health.csv", "--id", "id", "--out", "x", "--memory", "some"], "--memory"],
  [["health.csv", "--id", "id", "--out", "x", "--workers", "0"], "--workers"],
  [["none.csv", "--id", "id", "--out", "x"], "none.csv: there is no such file"],
  [["health.csv", "--id", "key", "--out", "x"], "there is no column key"],
  [["health.csv", "--out", "x"], "--id"],
  [["health.csv", "--id", "id"], "--out"],
  [
    ["health.csv", "--id", "id", "--out", "x", "--decisions", "none.csv"],
    "none.csv: there is no such file",
  ],
  [["health.csv", "--id", "id", "--out", "x", "--threshold", "2"], "--threshold"],
])("%j is told in a line, exit 2", async (args, message) => {
  write("health.csv", health);
  const { status, stderr } = await link(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
