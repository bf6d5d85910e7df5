import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lanternCommand } from "../harness/lantern-command.ts";

let folder: string;
const write = (name: string, content: string | Uint8Array): void =>
  writeFileSync(join(folder, name), content);
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

const link = (...args: readonly string[]) => lanternCommand(["link", ...args], { from: folder });

const names = ["Amelia Reed", "Noah Marsh", "Zoe Brink", "Leo Hall", "Ines Cole", "Omar Shah"];
const record = (id: string, at: number, more = ""): string =>
  `${id},${(names[at % 6] ?? "").replace(" ", `,`)}${at},201${at % 8}-0${1 + (at % 9)}-1${at % 9}${more}`;
const headings = "id,forename,surname,dob";
/** Twelve children, each recorded twice. */
const records = (more = ""): string =>
  ["A", "B"]
    .flatMap((agency) => Array.from({ length: 12 }, (_, at) => record(`${agency}${at}`, at, more)))
    .join("\n");
const plain = `${headings}\n${records()}\n`;
const people = (name: string): number =>
  new Set(
    read(name)
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[1]),
  ).size;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-link-refusals-"));
  write("plain.csv", plain);
  for (const other of ["one", "other"]) {
    mkdirSync(join(folder, other));
    write(join(other, "same.csv"), plain);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<[string, string | Uint8Array, RegExp]>([
  ["packed", gzipSync(plain), /this file is packed: unpack it/u],
  [
    "a workbook",
    Buffer.from("PK\u0003\u0004 and more"),
    /a workbook or an archive: save the sheet/u,
  ],
  [
    "Parquet cut short",
    Buffer.from("PAR1 and nothing more"),
    /this Parquet file cannot be read: /u,
  ],
  ["no text", Buffer.alloc(64), /this is no text\n/u],
  ["only ids", "id\n1\n2\n3\n", /nothing is known of the records that can be compared/u],
  [
    "too many columns",
    `id${",x".repeat(2_000)}\n1\n`,
    /it has 2001 columns, and no more than 2000/u,
  ],
])("a file that is %s is refused in a line, exit 2", async (_, content, message) => {
  write("hard.file", content);
  const { status, stderr } = await link("hard.file", "--id", "id", "--clusters", "hard.out");
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^ +at /mu);
  expect(status).toBe(2);
});

test.each<[string[], number, RegExp]>([
  [["--out", "nowhere/p.csv"], 1, /^nowhere\/p\.csv: there is no such folder\n$/u],
  [["--out", "plain.csv/p.csv"], 1, /^plain\.csv\/p\.csv: there is no such folder\n$/u],
  [["--out", "."], 1, /^\.: this is a folder\n$/u],
  [["--out", ""], 2, /^--out names no file\n$/u],
  [["--out", "./plain.csv"], 2, /^--out would be written over plain\.csv, which is read/u],
  [["--out", "p.csv", "--clusters", "./p.csv"], 2, /^--clusters would be written over p\.csv/u],
  [
    ["--out", "p.csv", "--model", "nowhere/m.json"],
    1,
    /^nowhere\/m\.json: there is no such folder/u,
  ],
  [["--out", "p.csv", "--model", "."], 2, /^\.: this is a folder\n$/u],
])(
  "%j is found out before anything is read, and nothing is written",
  async (args, exit, message) => {
    const { status, stderr } = await link("plain.csv", "--id", "id", ...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(exit);
    expect(read("plain.csv")).toBe(plain);
    expect(existsSync(join(folder, "p.csv"))).toBe(false);
  },
);

test("two files of one name that have an id in common are refused: what is written could not tell them apart", async () => {
  const { status, stderr } = await link(
    "one/same.csv",
    "other/same.csv",
    "--id",
    "id",
    "--out",
    "s.csv",
  );
  expect(stderr).toContain("two files are called same and both have the id A0");
  expect(status).toBe(2);
});

test("records with more cells than there are headings are told, empty cells at the end are not", async () => {
  const torn = plain.replace(record("A3", 3), record("A3", 3, ",Flat 2"));
  write("torn.csv", torn);
  expect((await link("torn.csv", "--id", "id", "--clusters", "torn.out")).stderr).toContain(
    "torn.csv: 1 record with more cells than there are headings, record 4 first",
  );
  write("padded.csv", `${headings}\n${records(",,")}\n`);
  const { stderr } = await link("padded.csv", "--id", "id", "--clusters", "padded.out");
  expect(stderr).not.toContain("more cells");
});

test("a dozen columns that say the same of everybody make nobody one child", async () => {
  const same = Array.from({ length: 14 }, (_, at) => `,fixed${at}`).join("");
  write("fixed.csv", `${headings}${same}\n${records(",Eastmoor".repeat(14))}\n`);
  const { stderr } = await link("fixed.csv", "--id", "id", "--clusters", "fixed.out");
  expect(stderr).toContain("fixed0: not compared after all (the same in every record)");
  expect(people("fixed.out")).toBe(12);
});

test("decisions that contradict each other are told with their line, by way of others as well", async () => {
  write("against.csv", "id_l,id_r,verdict\nA1,B1,same\nA0,B0,different\nA0,A6,same\nA6,B0,same\n");
  const { status, stderr } = await link(
    ...["plain.csv", "--id", "id", "--clusters", "x.csv", "--decisions", "against.csv"],
  );
  expect(stderr).toContain("against.csv, decision 2: it says that two records differ");
  expect(status).toBe(2);
});

test("an id that looks like nothing can be decided on", async () => {
  write("na.csv", plain.replace("A0,", "NA,"));
  write("na-decided.csv", "id_l,id_r,verdict\nNA,B0,different\n");
  const { status } = await link(
    ...["na.csv", "--id", "id", "--clusters", "na.out", "--decisions", "na-decided.csv"],
  );
  expect(status).toBe(0);
  expect(people("na.out")).toBe(13);
});

test("an id on two records is told with the first two, clusters have names that differ, and nobody decides on it", async () => {
  const twice = plain.replace("A5,", "A1,").replace("B2,", "A1,");
  write("twice.csv", twice);
  const args = ["twice.csv", "--id", "id", "--clusters", "twice.out"];
  const { status, stderr } = await link(...args);
  expect(stderr).toContain(
    "twice.csv: 2 records with an id that a record before has, first A1 of records 2 and 6: ",
  );
  expect([status, people("twice.out")]).toEqual([0, 12]);
  write("twice-decided.csv", "id_l,id_r,verdict\nA1,B3,different\n");
  const decided = await link(...args, "--decisions", "twice-decided.csv");
  expect(decided.stderr).toContain("decision 1: two records have the id A1");
  expect(decided.status).toBe(2);
});

test("rows with nothing in them, as a spreadsheet leaves below the last, are no records", async () => {
  write("below.csv", `${plain}${",,,\n".repeat(3)}"","","",""\n`);
  const { status, stderr } = await link("below.csv", "--id", "id", "--clusters", "below.out");
  expect(stderr).toContain("below.csv: 24 records\n");
  expect(status).toBe(0);
});

type Settings = {
  comparisons: { comparison_description: string; comparison_levels: Record<string, unknown>[] }[];
  lantern?: unknown;
};

test("a model of another shape is refused, and what it says nothing of is told", async () => {
  const args = ["plain.csv", "--id", "id", "--clusters", "m.out", "--model"];
  expect((await link(...args, "m.json")).status).toBe(0);
  const changed = async (change: (settings: Settings) => void): Promise<string> => {
    const settings = JSON.parse(read("m.json")) as Settings;
    change(settings);
    write("changed.json", JSON.stringify(settings));
    return (await link(...args, "changed.json")).stderr;
  };
  const first = ({ comparisons }: Settings) => comparisons[0]?.comparison_levels ?? [];
  expect(await changed((all) => Object.assign(first(all)[1] ?? {}, { m_probability: 7 }))).toMatch(
    /^changed\.json: this is no model: a probability in it is above 1/u,
  );
  expect(await changed((all) => first(all).pop())).toContain("a number for each of its levels");
  expect(
    await changed((all) => {
      delete all.lantern;
      first(all).reverse();
    }),
  ).toContain('changed.json: "forename" has the levels "different", ');
  expect(await changed((all) => all.comparisons.splice(1))).toContain(
    "changed.json: it says nothing of surname, date of birth: not compared",
  );
  expect(
    await changed((all) => {
      for (const one of all.comparisons) one.comparison_description = "another";
    }),
  ).toContain("and of these records is known");
}, 30_000);

test.each([
  ["", headings],
  ["with other delimiters", headings.replaceAll(",", ";")],
])("titles above the headings are left out, and it is told %s", async (_, first) => {
  const delimiter = first.includes(";") ? ";" : ",";
  const lines = plain.split("\n").slice(1).join("\n").replaceAll(",", delimiter);
  write("titled.csv", `Children known to us, November\n\n"As of",1,2\n${first}\n${lines}`);
  const args = ["titled.csv", "--id", "id", "--clusters", "titled-clusters.csv"];
  const { status, stderr } = await link(...args);
  expect(stderr).toContain("titled.csv: 3 lines above the headings left out");
  expect(stderr).toContain("titled.csv: 24 records");
  expect(status).toBe(0);
  expect(people("titled-clusters.csv")).toBe(12);
});
