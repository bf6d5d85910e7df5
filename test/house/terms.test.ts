import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { terms } from "../../src/help/terms.ts";
import { wordsPage } from "../../src/help/words-page.ts";
import { root } from "./tree.ts";

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** What people wrote, what is looked for in it, and what is worded in another place. */
const elsewhere =
  /^src\/(?:linkage|demonstration|instruments)\/|names-in-parts|\/fixtures\/|\.test\.tsx?$|\.gen\.ts$/;
const sources = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((file) => `src/${file.replaceAll(path.sep, "/")}`)
  .filter((file) => /^src\/(?:rooms|ui|help|kernel|client)\/.*\.tsx?$/.test(file))
  .filter((file) => !elsewhere.test(file) && file !== "src/help/terms.ts");

/** Its own list. */
const elsewhereInGuide = new Set(["words.md"]);

const old = terms.flatMap(({ instead }) => instead);
const oldWords = new RegExp(
  `(?<![\\p{L}])(?:${old.map((words) => words.replaceAll(/[?.]/g, String.raw`\$&`)).join("|")})(?![\\p{L}])`,
  "iu",
);

/** A column of a query by another name. */
const isColumn = /^\w\.\w+ as \w+$/;

/** The texts of a file that are shown: of elements, and texts of several words. */
function shownIn(file: string, text: string): readonly string[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const shown: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) || ts.isThrowStatement(node)) return;
    if (ts.isJsxText(node) || ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      shown.push(node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      shown.push(node.text);
    ts.forEachChild(node, look);
  };
  look(source);
  return shown
    .map((one) => one.replaceAll(/\s+/g, " ").trim())
    .filter((one) => one.includes(" ") && !isColumn.test(one));
}

/** Only a file that has one of them anywhere is read as a program. */
const faultsIn = (file: string, text: string): readonly string[] =>
  oldWords.test(text.replaceAll(/\s+/g, " "))
    ? shownIn(file, text)
        .filter((one) => oldWords.test(one))
        .map((one) => `${file}: ${one}`)
    : [];

describe("the list of terms", () => {
  test("is what the guide's page of words says", () => {
    expect(read("docs/guide/words.md")).toBe(wordsPage());
  });

  test("is in the glossary, each of them", () => {
    const glossary = read("docs/glossary.md").toLowerCase();
    expect(
      terms.map(({ term }) => term).filter((term) => !glossary.includes(`| ${term} `)),
    ).toEqual([]);
  });

  test("has no word twice, and none of it is refused", () => {
    const all = terms.map(({ term }) => term);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((term) => oldWords.test(term))).toEqual([]);
  });
});

describe("an old word", () => {
  test.each([
    [
      "in an element",
      "a.tsx",
      "export const a = <p>Where you put it and somebody\n  reads it</p>;",
      1,
    ],
    ["in a text", "a.ts", 'const a = "Enter whom to ring";', 1],
    ["in a template", "a.ts", "const a = `Whoever wrote ${b} is told`;", 1],
    ["in a comment or a name", "a.ts", "// whoever reads\nconst whom = { somebody: 1 };", 0],
    ["in a key or an address", "a.ts", 'const a = { href: "/standing-queries", kind: "whom" };', 0],
    ["in SQL", "a.ts", "sql`select whom from work`;", 0],
  ])("%s", (_where, file, text, count) => {
    expect(faultsIn(file, text)).toHaveLength(count);
  });

  test("is on no page, in no mail and on no paper", () => {
    expect(sources.length).toBeGreaterThan(1_000);
    expect(sources.flatMap((file) => faultsIn(file, read(file)))).toEqual([]);
  });

  test("is on no page of the guide", () => {
    const pages = readdirSync(path.join(root, "docs/guide")).filter(
      (file) => !elsewhereInGuide.has(file),
    );
    const faults = pages.flatMap((file) => {
      const found = oldWords.exec(read(`docs/guide/${file}`).replaceAll(/\s+/g, " "));
      return found === null ? [] : [`${file}: ${found[0]}`];
    });
    expect(faults).toEqual([]);
  });
});
