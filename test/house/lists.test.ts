import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./tree.ts";

const sources = globSync("src/rooms/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !file.includes(".test."))
  .sort();
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");

type Source = { readonly file: string; readonly text: string };
const rooms: readonly Source[] = sources.map((file) => ({ file, text: textOf(file) }));

/** Tables and page links that a room puts together by hand, in one text. */
const byHand = (text: string): number =>
  [...text.matchAll(/<(SortableTable|PageLinks|Pagination)\b/g)].length;

const isDeclared = ({ text }: Source): boolean => /\/ui\/lists\/index\.ts"/.test(text);

/**
 * A list is declared with `defineList` (docs/lists.md). Those that are drawn by hand are fewer each time one is ported,
 * and the number here with them: a list is never drawn by hand again. A table that stands on the page of one record is none.
 */
const stillByHand = 220;

test("no list more is drawn by hand, and one that was ported is counted off", () => {
  const counted = rooms.reduce((sum, { text }) => sum + byHand(text), 0);
  expect(counted).toBe(stillByHand);
});

test("a page that draws a declared list draws none by hand beside it", () => {
  const both = rooms.filter((one) => isDeclared(one) && byHand(one.text) > 0);
  expect(both.map(({ file }) => file)).toEqual([]);
});

test("every list that is declared is drawn, or answers a program", () => {
  const names = rooms.flatMap(({ text }) =>
    [...text.matchAll(/export const (\w+) = defineList\(/g)].map(([, name]) => name ?? ""),
  );
  expect(names.length).toBeGreaterThan(6);
  const unused = names.filter(
    (name) =>
      !rooms.some(({ text }) =>
        new RegExp(`\\b${name}\\.(show|json|file)\\(|\\blist: ${name}\\b`).test(text),
      ),
  );
  expect(unused).toEqual([]);
});

test("every order of every list has a plan test for a narrow and a wide actor", () => {
  const declared = rooms.flatMap(({ text }) =>
    [...text.matchAll(/export const (\w+): Rows</g)].map(([, name]) => name ?? ""),
  );
  expect(declared.length).toBeGreaterThan(3);
  // The test asks each order that these have; the type of its table leaves none out.
  const planned = textOf("test/database/plans-lists.test.ts");
  expect(declared.filter((name) => !planned.includes(`rows: ${name},`))).toEqual([]);
});

test("what is drawn by hand is found", () => {
  expect(byHand("<SortableTable caption='A' /><PageLinks page={1} />")).toBe(2);
  expect(byHand("<Pagination\n  next={next}\n/>")).toBe(1);
  expect(byHand("<ListTables shown={shown} /> type SortableTableProps")).toBe(0);
});
