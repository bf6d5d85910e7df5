import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { asvsIds } from "./asvs-ids.ts";
import { root } from "./tree.ts";

type Row = Readonly<Record<"id" | "level" | "applies" | "how" | "code" | "test" | "state", string>>;

const rows: readonly Row[] = parse(readFileSync(join(root, "docs/security/asvs.csv")), {
  columns: true,
});
const states = ["met", "partly", "not yet", "operator"];
const levels = new Map(
  Object.entries(asvsIds).flatMap(([level, ids]) => ids.split(" ").map((id) => [id, level])),
);

/** What is wrong with a row, in words. */
function faultsOf(row: Row): string[] {
  if (row.applies.startsWith("no: ")) {
    return row.code + row.test + row.state === "" ? [] : ["does not apply and claims something"];
  }
  const faults: string[] = [];
  if (row.applies !== "yes") faults.push("applies is neither yes nor no with a reason");
  if (!states.includes(row.state)) faults.push(`state ${row.state}`);
  if (row.how === "") faults.push("does not say how");
  if (row.code === "" || !existsSync(join(root, row.code)))
    faults.push(`no such code: ${row.code}`);
  if (row.state === "met" && row.test === "") faults.push("is met without a test");
  if (row.test !== "") faults.push(...faultsOfTest(row.test));
  return faults;
}

function faultsOfTest(named: string): string[] {
  const [file = "", name = ""] = named.split(" :: ");
  if (!/\.(test\.tsx?|e2e\.ts)$/.test(file) || !existsSync(join(root, file))) {
    return [`no such file of tests: ${file}`];
  }
  return name !== "" && readFileSync(join(root, file), "utf8").includes(name)
    ? []
    : [`no such test: ${name}`];
}

describe("docs/security/asvs.csv", () => {
  test("has every requirement once, with its level", () => {
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...levels.keys()].toSorted());
    expect(rows.filter(({ id, level }) => levels.get(id) !== level)).toEqual([]);
    expect(levels.size).toBe(283);
  });

  test("names code that is there, and names a test that is there for what is met", () => {
    const faults = rows.flatMap((row) => faultsOf(row).map((fault) => `${row.id}: ${fault}`));
    const count = (state: string): number => rows.filter((row) => row.state === state).length;
    const counts = states.map((state) => `${count(state)} ${state}`).join(", ");
    process.stdout.write(
      `ASVS 5.0.0: ${rows.length} requirements; ${counts}, ${count("")} do not apply\n`,
    );
    expect(faults).toEqual([]);
  });

  const row: Row = {
    id: "1.1.1",
    level: "2",
    applies: "yes",
    how: "so",
    code: "src/app.ts",
    test: "test/house/asvs.test.ts :: has every requirement once",
    state: "met",
  };
  test.each([
    [{}, 0],
    [{ test: "" }, 1],
    [{ code: "src/nothing.ts" }, 1],
    [{ test: "test/house/nothing.test.ts :: x" }, 1],
    [{ test: "test/house/asvs.test.ts :: is not " + "called this" }, 1],
    [{ state: "done" }, 1],
    [{ applies: "no" }, 1],
    [{ applies: "no: a reason" }, 1],
    [{ how: "" }, 1],
  ])("a row with %j has %i faults", (change, count) => {
    expect(faultsOf({ ...row, ...change })).toHaveLength(count);
  });
});

test.each([
  ["docs/security/threat-model.md", "Who talks to whom"],
  ["docs/security/threat-model.md", "What is protected, and how"],
  ["docs/security/threat-model.md", "Keys and algorithms"],
  ["docs/security/threat-model.md", "What is logged where"],
  ["docs/security/threat-model.md", "What is costly"],
  ["docs/security/support.md", "How soon faults are mended"],
  ["docs/running.md", "What it is made of"],
])("the documents that it leans on have what is asked of them: %s, %s", (page, heading) => {
  const text = readFileSync(join(root, page), "utf8");
  const [, section = ""] = text.split(`## ${heading}\n`);
  expect(section.split("\n## ")[0]?.trim().length ?? 0).toBeGreaterThan(150);
});

/** Every test that the threat model names, by its file and its words. */
test("every control of the threat model names a test that is there", () => {
  const text = readFileSync(join(root, "docs/security/threat-model.md"), "utf8");
  const named = [...text.matchAll(/`((?:test|src)\/[\w/.-]+ :: [^`]+)`/g)].map(
    ([, one]) => one ?? "",
  );
  const faults = named.flatMap(faultsOfTest);
  process.stdout.write(`${named.length} tests named by the threat model\n`);
  expect(named.length).toBeGreaterThan(25);
  expect(faults).toEqual([]);
});

test("the threat model plans how each key of its inventory outlives quantum computers", () => {
  const text = readFileSync(join(root, "docs/security/threat-model.md"), "utf8");
  const tableOf = (heading: string): readonly string[] => {
    const after = text.slice(text.indexOf(heading) + heading.length);
    const [own = ""] = after.split(/\n##+ /);
    return [...own.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, key]) => key ?? "").slice(2);
  };
  const kept = tableOf("## Keys and algorithms");
  const planned = tableOf("### When quantum computers can break them");
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.filter((key) => !planned.includes(key))).toEqual([]);
});
