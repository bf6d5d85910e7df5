import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencyTable } from "../../src/linkage/fixtures/agency-table.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-link-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as a person runs it, standing in the folder, with no database anywhere. */
function link(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(process.cwd(), "lantern.mjs"), "link", ...args],
    { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"] } },
  );
  return { status, stdout, stderr };
}

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

test("two files with other headings, delimiters and dates are linked, ids with their file", () => {
  write("health.csv", health);
  write("school.csv", school.replace("ref", "id"));
  const { status, stderr } = link(
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

test("a Parquet file gives what the same CSV gives", () => {
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
    expect(link(`small.${kind}`, "--id", "id", "--clusters", `${kind}.out`).status).toBe(0);
  expect(lines("parquet.out")).toEqual(lines("csv.out"));
});

test("the model that was learned is written for its owner alone, and read again", () => {
  write("small.csv", `${health}5,Zoe,Brink,2011-01-30,EM4 5CD,\n`);
  const linked = (out: string) =>
    link("small.csv", "--id", "id", "--clusters", out, "--model", "model.json");
  expect(linked("learned.out").status).toBe(0);
  expect(statSync(join(folder, "model.json")).mode & 0o077).toBe(0);
  expect(linked("again.out").status).toBe(0);
  expect(lines("again.out")).toEqual(lines("learned.out"));
});

test("what is written does not depend on threads or memory, to the last byte", () => {
  const { table } = agencyTable(1_100, 6);
  const rows = Array.from({ length: table.rows }, (_, row) =>
    table.columns.map(({ codes, values }) => values.at(codes[row] ?? -1) ?? ""),
  );
  const headings = table.columns.map(({ name }) => name);
  write("many.csv", [headings, ...rows].map((cells) => cells.join(",")).join("\n"));
  const linked = (name: string, ...given: readonly string[]) => {
    const out = ["--out", `${name}.pairs`, "--clusters", `${name}.clusters`];
    expect(link("many.csv", "--id", "rec_id", ...out, ...given).status).toBe(0);
    return ["pairs", "clusters"].map((what) =>
      readFileSync(join(folder, `${name}.${what}`), "hex"),
    );
  };
  const one = linked("one", "--workers", "1");
  expect(linked("three", "--workers", "3", "--memory", "1")).toEqual(one);
}, 60_000);

test("what cannot be written is said in a line", () => {
  write("health.csv", health);
  const { status, stderr } = link("health.csv", "--id", "id", "--out", "nowhere/pairs.csv");
  expect(status).toBe(1);
  expect(stderr).toMatch(/nowhere\/pairs\.csv: there is no such folder\n$/u);
});

test("a file as Excel writes it, and ids that stand twice, are told", () => {
  write(
    "excel.csv",
    '\uFEFF"id";"forename";"surname"\r\n"1";"Sam; ""Sammy""";"Reed"\r\n1;Amy;Hall\r\n',
  );
  const { status, stderr } = link("excel.csv", "--id", "id", "--clusters", "excel.out");
  expect(status).toBe(0);
  expect(stderr).toContain("excel.csv: 2 records");
  expect(stderr).toContain("1 record with an id that a record before has");
});

test.each([
  ["", "there are no records in it"],
  ["id,forename,surname\n", "there are no records in it"],
  ['id,forename\n1,Sam\n2,"Amy\n3,Leo\n', "a quotation mark is opened behind record 1"],
  ["id,forename\n1,Sam\n,Amy\n", "record 2 has nothing in the column id"],
])("%j is no file to link, and why is told in a line", (content, message) => {
  write("hard.csv", content);
  const { status, stderr } = link("hard.csv", "--id", "id", "--clusters", "hard.out");
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
  [["health.csv", "--id", "id", "--out", "x", "--threshold", "2"], "--threshold"],
])("%j is told in a line, exit 2", (args, message) => {
  write("health.csv", health);
  const { status, stderr } = link(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
