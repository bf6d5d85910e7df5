import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { indexFaults, namedRecords, notUsed, rowsOf, type DecisionFile } from "./adr-index.ts";
import { partsOf } from "./readme-parts.ts";
import { codeFiles } from "./style-checks.ts";
import { root } from "./tree.ts";

const rows = rowsOf(read("docs/adr/README.md"));
const files: DecisionFile[] = readdirSync(path.join(root, "docs/adr"))
  .filter((name) => /^\d{4}-/.test(name))
  .map((name) => ({ name, heading: /^# (.+)$/m.exec(read(`docs/adr/${name}`))?.[1] ?? "" }));

describe("the check of the index sees what it looks for", () => {
  const plain = { name: "0001-migrations.md", heading: "1. Migrations: plain SQL" };
  const first = "| 1 | Migrations: plain SQL | [record](0001-migrations.md) |";
  const second = "| 2 | Names: variants | [log](../linkage/log.md#2-names) |";
  const targets = new Set(["0001-migrations.md", "../linkage/log.md#2-names"]);
  const faultsOf = (lines: string[], records: DecisionFile[] = [plain]) =>
    indexFaults(rowsOf(lines.join("\n")), records, (target) => targets.has(target));

  test.each<[string, string[], DecisionFile[], string[]]>([
    ["nothing wrong", [first, second], [plain], []],
    ["a number never used", [first, `| 2 | ${notUsed} | – |`], [plain], []],
    [
      "a gap",
      [first, "| 3 | A: b | [log](../linkage/log.md#2-names) |"],
      [plain],
      ["2 has no row"],
    ],
    [
      "a file without a row",
      [first],
      [plain, { name: "0002-x.md", heading: "2. X: y" }],
      ["2 has no row"],
    ],
    [
      "a row twice",
      [first, first],
      [plain],
      [
        "rows are not in the order of their numbers, each once",
        "“Migrations: plain SQL” is the title of two",
      ],
    ],
    [
      "an anchor that is gone",
      [first, "| 2 | Names: variants | [log](../linkage/log.md#names) |"],
      [plain],
      ["2 leads to ../linkage/log.md#names, which is not there"],
    ],
    ["no link", [first, "| 2 | Names: variants | somewhere |"], [plain], ["2 leads nowhere"]],
    [
      "another record's file",
      [first, "| 2 | Names: variants | [record](0001-migrations.md) |"],
      [plain],
      ["2 leads to 0001-migrations.md"],
    ],
    [
      "a file beside its row",
      ["| 1 | Migrations: plain SQL | [log](../linkage/log.md#2-names) |"],
      [plain],
      ["1 leads to ../linkage/log.md#2-names"],
    ],
    [
      "a file said to be none",
      [`| 1 | ${notUsed} | – |`],
      [{ ...plain, heading: `1. ${notUsed}` }],
      ["1 is used", "0001-migrations.md has no topic and choice in its title"],
    ],
    [
      "another title",
      [first],
      [{ name: plain.name, heading: "1. Migrations: a library" }],
      ["0001-migrations.md is called otherwise in the index"],
    ],
    [
      "a title without a topic",
      ["| 1 | Plain SQL | [record](0001-migrations.md) |"],
      [{ name: plain.name, heading: "1. Plain SQL" }],
      ["0001-migrations.md has no topic and choice in its title"],
    ],
  ])("%s", (_what, lines, records, faults) => {
    expect(faultsOf(lines, records)).toEqual(faults);
  });

  test.each([
    ["see ADR 61.", [61]],
    ["ADRs 43 and 48, [ADR 7](adr/0007-x.md)", [43, 48, 7]],
    ["ADRs [43](a.md) and [48](b.md)", [43, 48]],
    ["LEFTWARDS QUADRUPLE 8", []],
  ])("%s names %j", (text, numbers) => {
    expect(namedRecords(text)).toEqual(numbers);
  });
});

test("every number leads to its record, to the log of experiments or to a room's page", () => {
  expect(files.length).toBeGreaterThan(80);
  expect(indexFaults(rows, files, hasTarget)).toEqual([]);
});

test("every experiment in the log is in the index", () => {
  const { headings } = partsOf(read("docs/linkage/experiments.md"));
  const numbered = headings.filter((heading) => /^\d+-/.test(heading));
  const linked = new Set(rows.map(({ target }) => target?.split("experiments.md#")[1]));
  expect(numbered.length).toBeGreaterThan(30);
  expect(numbered.filter((heading) => !linked.has(heading))).toEqual([]);
});

test("code and pages name only records that there are, and files that exist", () => {
  const known = new Set(rows.filter(({ title }) => title !== notUsed).map(({ number }) => number));
  const texts = [...codeFiles(root), ...pagesIn("docs"), ...pagesIn("src"), ...pagesIn("db")]
    .filter((file) => !file.startsWith("test/house/adr-index"))
    .map((file) => ({ file, text: read(file) }));
  const unknown = texts.flatMap(({ file, text }) =>
    namedRecords(text)
      .filter((number) => !known.has(number))
      .map((number) => `${file}: ADR ${number}`),
  );
  expect(texts.some(({ text }) => namedRecords(text).length > 0)).toBe(true);
  expect(unknown).toEqual([]);
  const paths = texts.flatMap(({ text }) =>
    [...text.matchAll(/docs\/(?:adr|linkage|rooms)\/[\w-]+\.md/g)].map(([name]) => name),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});

function hasTarget(target: string): boolean {
  const [name = "", fragment] = target.split("#");
  const file = path.posix.join("docs/adr", name);
  if (!existsSync(path.join(root, file))) return false;
  return fragment === undefined || partsOf(read(file)).headings.includes(fragment);
}

function pagesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
