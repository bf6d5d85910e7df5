import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allowed, plants } from "./dependency-plants.ts";
import { plantTree, removeTree, root } from "./tree.ts";

const options = await extractOptions(path.join(root, ".dependency-cruiser.cjs"));
const rules = ruleNames(options.ruleSet);

describe("the rules fire", () => {
  let tree = "";
  let found = new Map<string, Set<string>>();

  beforeAll(async () => {
    tree = plantTree(
      Object.fromEntries([...plants.map(({ files }) => files), allowed].flatMap(Object.entries)),
    );
    found = violationsByFile(await cruised(tree));
  });
  afterAll(() => removeTree(tree));

  test("every rule has its planted violation", () => {
    expect(plants.map(({ rule }) => rule).toSorted()).toEqual(rules.toSorted());
  });

  test.each(plants)("$rule, and no other rule", ({ rule, files }) => {
    const fired = Object.keys(files).flatMap((file) => [...(found.get(file) ?? [])]);
    expect([...new Set(fired)]).toEqual([rule]);
  });

  test.each(Object.keys(allowed))("%s is allowed", (file) => {
    expect([...(found.get(file) ?? [])]).toEqual([]);
  });
});

describe("the house itself", () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruised(root);
  });

  test("breaks none of them", () => {
    const broken = result.summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
    expect(broken).toEqual([]);
  });

  // A cruise that can't read TypeScript reports "0 modules, no violations" and looks like success.
  test("was looked at file by file", () => {
    const onDisk = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `src/${file}`);
    const looked = result.modules
      .map(({ source }) => source)
      .filter((file) => /^src\/.*\.tsx?$/.test(file));
    expect(onDisk.length).toBeGreaterThan(0);
    expect(looked.toSorted()).toEqual(onDisk.toSorted());
  });

  test("has no room without a floor", () => {
    const rooms = [...foldersIn("src"), ...foldersIn("src/rooms")];
    const known = rules.flatMap((rule) => /^floor-\d+-(.+)$/.exec(rule)?.slice(1) ?? []);
    // The client has its own rules.
    const apart = ["rooms", "client"];
    expect(rooms.filter((room) => ![...known, ...apart].includes(room))).toEqual([]);
  });

  test("lets two rooms of a floor meet only along a line with its reason", () => {
    const config = readFileSync(path.join(root, ".dependency-cruiser.cjs"), "utf8");
    const list = /const acrossAFloor = \[(.*?)\];/s.exec(config)?.[1] ?? "";
    const lines = list.match(/from: /g)?.length ?? 0;
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThanOrEqual(20);
    expect(list.match(/because:\s*"[^"]{15,}"/g) ?? []).toHaveLength(lines);
  });

  test("along these lines nobody comes back to where they began", () => {
    const config = readFileSync(path.join(root, ".dependency-cruiser.cjs"), "utf8");
    const lines = [...config.matchAll(/from: "rooms\/([\w-]+)",\s*to: "rooms\/([\w-]+)"/g)];
    const to = (room: string): readonly string[] =>
      lines.filter(([, from]) => from === room).map(([, , other = ""]) => other);
    const reached = (room: string, seen = new Set<string>()): ReadonlySet<string> => {
      for (const other of to(room)) if (!seen.has(other)) reached(other, seen.add(other));
      return seen;
    };
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(([, from = ""]) => from).filter((room) => reached(room).has(room))).toEqual(
      [],
    );
  });
});

async function cruised(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(["src"], { ...options, baseDir, validate: true });
  if (typeof output === "string") throw new Error("dependency-cruiser answered with a report");
  return output;
}

function violationsByFile(result: ICruiseResult): Map<string, Set<string>> {
  const byFile = new Map<string, Set<string>>();
  for (const { from, rule } of result.summary.violations) {
    byFile.set(from, (byFile.get(from) ?? new Set()).add(rule.name));
  }
  return byFile;
}

function ruleNames(ruleSet: IFlattenedRuleSet | undefined): string[] {
  return (ruleSet?.forbidden ?? []).map(({ name }) => name ?? "a rule without a name");
}

function foldersIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
