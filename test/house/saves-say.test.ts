import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { silent, saidElsewhere } from "../web/silent-forms.ts";
import { root } from "./tree.ts";

/**
 * The walk (test/web/saves-say.test.ts) sends the forms that it can fill in. This reads the source of all: a route
 * that takes a form and leads on says what was done, or it is in a reviewed list with its reason.
 */
const says = /\b(?:redirectDone|sayDone)\(|\bdone: ["`]|\bstepUp\b/;
const leadsOn = /kind: "redirect"|redirectDone\(|return (?:await )?\w+\(/;

type FormRoute = { readonly name: string; readonly source: string };

const textOf = (value: ts.Expression): string =>
  ts.isStringLiteralLike(value) ? value.text : value.getText();

/** A property of a literal; a shorthand one is its own name. */
function propertyOf(literal: ts.ObjectLiteralExpression, name: string): string | undefined {
  for (const property of literal.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return textOf(property.initializer);
    if (ts.isShorthandPropertyAssignment(property)) return name;
  }
  return undefined;
}

function formRoutesIn(file: string, text: string): readonly FormRoute[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: FormRoute[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && propertyOf(node, "method") === "POST") {
      const address = propertyOf(node, "path") ?? "";
      const isApi = address.startsWith("/api/") || propertyOf(node, "answers") !== undefined;
      const isPublic = propertyOf(node, "cookieless") !== undefined;
      const own = address.startsWith("/") ? address : `${address} in ${file}`;
      if (!isApi && !isPublic) found.push({ name: `POST ${own}`, source: node.getText() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const silentIn = (routes: readonly FormRoute[]): readonly string[] =>
  routes
    .filter(({ source }) => leadsOn.test(source) && !says.test(source))
    .map(({ name }) => name)
    .toSorted();

const forms = readdirSync(path.join(root, "src/rooms"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
  .flatMap((file) => formRoutesIn(file, readFileSync(path.join(root, "src/rooms", file), "utf8")));

describe("every save answers", () => {
  test("each form that leads on has words for what was done, or its reason in the reviewed list", () => {
    expect(forms.length).toBeGreaterThan(200);
    expect(silentIn(forms)).toEqual(Object.keys({ ...silent, ...saidElsewhere }).toSorted());
  });

  test("a save that says nothing is found", () => {
    const route = (handle: string) =>
      formRoutesIn("a.ts", `route({ method: "POST", path: "/a", handle: () => ${handle} })`);
    expect(silentIn(route('({ kind: "redirect", to: "/b" })'))).toEqual(["POST /a"]);
    expect(silentIn(route('redirectDone("/b", "Note saved.")'))).toEqual([]);
  });
});
