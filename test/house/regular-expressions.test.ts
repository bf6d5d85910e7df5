import { readFileSync } from "node:fs";
import { checkSync } from "recheck";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { codeFiles } from "./style-checks.ts";
import { root } from "./tree.ts";

type Found = { readonly where: string; readonly source: string; readonly flags: string };

/** Every regular expression of a file, and every `new RegExp` that is not made of a fixed text. */
function expressionsIn(file: string, text: string): { literals: Found[]; made: string[] } {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const literals: Found[] = [];
  const made: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const where = `${file}:${parsed.getLineAndCharacterOfPosition(node.pos).line + 1}`;
      literals.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isMade =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === "RegExp";
    if (isMade && !ts.isStringLiteralLike(node.arguments?.[0] ?? node))
      made.push(`${file} ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return { literals, made };
}

const served = codeFiles(root).filter(
  (file) => /^src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$|\/fixtures\//.test(file),
);
const found = served.map((file) => expressionsIn(file, readFileSync(`${root}/${file}`, "utf8")));
const literals = found.flatMap((one) => one.literals);

const verdictOn = ({ source, flags }: Pick<Found, "source" | "flags">): string =>
  checkSync(source, flags, { timeout: 20_000 }).status;

describe("regular expressions of what runs", () => {
  test("none takes longer than its text allows", () => {
    const once = new Map(literals.map((one) => [`${one.source}/${one.flags}`, one]));
    const doubtful = [...once.values()].filter((one) => verdictOn(one) !== "safe");
    process.stdout.write(
      `${literals.length} regular expressions, ${once.size} of them different, ${doubtful.length} doubtful\n`,
    );
    expect(literals.length).toBeGreaterThan(100);
    expect(doubtful.map(({ where, source }) => `${where} ${source}`)).toEqual([]);
  }, 300_000);

  test("one that does would be found", () => {
    expect(verdictOn({ source: "^(a+)+$", flags: "" })).toBe("vulnerable");
    expect(
      expressionsIn("a.ts", "const a = /x+/g; const b = new RegExp(a.source + typed);"),
    ).toMatchObject({
      literals: [{ source: "x+", flags: "g" }],
      made: [expect.stringContaining("typed") as string],
    });
  });

  test("none is made of what somebody types", () => {
    expect(found.flatMap((one) => one.made)).toEqual([]);
  });
});
