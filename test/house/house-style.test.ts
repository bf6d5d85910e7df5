import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { codeFiles, faultsIn } from "./style-checks.ts";
import { root } from "./tree.ts";

const fine = 'test("x", () => expect(1).toBe(1));\n';
const off = "eslint-" + "disable-next-line";
const expected = "@ts-expect-" + "error";
const todo = "TO" + "DO";

describe("the checks see what they look for", () => {
  test.each([
    ["300 lines", "src/a.ts", "x\n".repeat(300), []],
    ["301 lines", "src/a.ts", "x\n".repeat(301), ["301 lines, at most 300"]],
    ["a long test", "src/a.test.ts", fine.repeat(401), ["401 lines, at most 400"]],
    ["a long generated file", "src/schema.gen.ts", "x\n".repeat(900), []],
    ["camel case", "src/someThing.ts", "", ["its name is not kebab-case"]],
    ["kebab case", "src/some-thing.access.test.ts", fine, []],
    ["a Sass part", "src/_brand.scss", "", []],
    ["an underscore elsewhere", "src/_brand.ts", "", ["its name is not kebab-case"]],
    ["a default export", "start.mjs", "export default 1;\n", ["a default export"]],
    ["a default export of a configuration", "x.config.js", "export default 1;\n", []],
    ["a note to self", "src/a.ts", `// ${todo}: later\n`, [`the word ${todo}`]],
    ["a longer word", "src/a.ts", `const ${todo}S = 1;\n`, []],
    ["a cast", "src/a.ts", "x as " + "any;\n", ["a cast to any"]],
    ["a lonely test", "src/a.test.ts", fine.replace("(", ".only("), ["a test with .only"]],
    ["a skipped test", "a.test.ts", fine.replace("(", ".skip("), ["a test with .skip"]],
    ["a test that asserts nothing", "src/a.test.ts", "x\n", ["a test file that asserts nothing"]],
    ["a rule off with its reason", "src/a.ts", `// ${off} no-x -- the driver wants it\n`, []],
    ["a type error with its reason", "src/a.ts", `// ${expected} the types are wrong\n`, []],
  ])("%s", (_what, file, text, faults) => {
    expect(faultsIn(file, text)).toEqual(faults);
  });

  test.each([`// ${off}\n`, `// ${off} no-x\n`, `// ${expected}\n`])("no reason: %s", (text) => {
    expect(faultsIn("src/a.ts", text)).toHaveLength(1);
  });
});

test("every code file keeps to the house style", () => {
  const files = codeFiles(root);
  expect(files.length).toBeGreaterThan(20);
  const faults = files.flatMap((file) =>
    faultsIn(file, read(file)).map((fault) => `${file}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

test("every room declares itself, every engine has its door, and each says what it is for", () => {
  const engines = ["linkage", "network", "instruments", "disclosure"]
    .map((engine) => `src/${engine}`)
    .filter(has);
  const rooms = foldersIn("src/rooms");
  const wanted = [
    ...rooms.map((room) => `${room}/room.ts`),
    ...engines.map((engine) => `${engine}/index.ts`),
    ...[...rooms, ...engines].map((room) => `${room}/README.md`),
  ];
  expect(wanted.filter((file) => !has(file))).toEqual([]);
});

test("every decision record is numbered once and listed in its index", () => {
  const records = filesIn("docs/adr").filter((name) => /^\d{4}-.+\.md$/.test(name));
  const strays = filesIn("docs/adr").filter((name) => !/^\d{4}-[a-z0-9-]+\.md$|^README/.test(name));
  const numbers = records.map((name) => name.slice(0, 4));
  const index = has("docs/adr/README.md") ? read("docs/adr/README.md") : "";
  expect(strays).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(records.filter((name) => !index.includes(`(${name})`))).toEqual([]);
});

test("every package is pinned to one exact version", () => {
  const pkg = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
  const kinds = ["dependencies", "devDependencies", "optionalDependencies"];
  const pinned = kinds.flatMap((kind) => Object.entries(pkg[kind] ?? {}));
  expect(pinned.length).toBeGreaterThan(10);
  // A package may have another name here: two versions of one stand beside each other.
  const exact = /^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
  expect(pinned.filter(([, version]) => !exact.test(version))).toEqual([]);
});

function has(file: string): boolean {
  return existsSync(path.join(root, file));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

function filesIn(folder: string): string[] {
  return has(folder) ? readdirSync(path.join(root, folder)) : [];
}

function foldersIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}
