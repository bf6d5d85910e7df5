import { describe, expect, test } from "vitest";
import { readPdf } from "../../platform/documents/fixtures/read-pdf.ts";
import { toPdf, type Block } from "../../platform/documents/index.ts";
import { english } from "../../platform/words/index.ts";
import { onOneSheet, whole, type Part } from "./one-sheet.ts";

const table = (name: string, count: number, words: number): Block => ({
  kind: "table",
  head: ["When", name],
  rows: Array.from({ length: count }, (_one, index) => [
    "12 November 2026",
    `${name} ${index} ${"word ".repeat(words).trim()}`,
  ]),
});

/** A part of so many rows, each with a text of so many words. */
const rows = (name: string, of: number, words: number): Part => ({
  of,
  show: (count) => [
    ...(count === 0 ? [] : [table(name, count, words)]),
    ...(of > count
      ? [{ kind: "paragraph" as const, text: `And ${of - count} more of ${name}.` }]
      : []),
  ],
});
const heading: Block = { kind: "heading", text: "14, Ada Long, C-1-3" };
const rowsOf = (blocks: readonly Block[]): readonly number[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [block.rows.length] : []));

const pagesOf = async (blocks: readonly Block[]): Promise<number> => {
  const title = "Multi-agency child exploitation panel: papers for 1 December 2026";
  const joining: Block = { kind: "facts", facts: [["Join by video", "https://meet.example/j/1"]] };
  const { pages } = await readPdf(
    await toPdf({
      title,
      marking: "OFFICIAL-SENSITIVE",
      madeFor: "For one alone",
      language: english,
      made: "Papers can be read until 15 December 2026.",
      isPagePerHeading: true,
      blocks: [joining, ...blocks],
    }),
  );
  return pages;
};

describe("one sheet", () => {
  test("shows everything where it has room", () => {
    const blocks = onOneSheet([whole([heading]), rows("a", 5, 6), rows("b", 3, 6)]);
    expect(rowsOf(blocks)).toEqual([5, 3]);
    expect(JSON.stringify(blocks)).not.toContain("more of");
  });

  test("takes first from what takes most room, the only line of a part last, and says how many more there are", () => {
    const blocks = onOneSheet([whole([heading]), rows("a", 300, 6), rows("b", 3, 6)]);
    const [many = 0, few] = rowsOf(blocks);
    expect(few).toBe(3);
    expect(many).toBeGreaterThan(10);
    expect(JSON.stringify(blocks)).toContain(`And ${300 - many} more of a.`);
    const tight = onOneSheet(["a", "b", "c"].map((name) => rows(name, 9, 160)));
    expect(Math.min(...rowsOf(tight))).toBe(1);
  });

  test.each([
    [3, 40],
    [8, 30],
    [20, 25],
    [60, 12],
    [110, 9],
    [1, 60],
  ])("is one in the PDF: rows of %i words, %i of each kind", async (words, many) => {
    const parts = ["a", "b", "c", "d"].map((name) => rows(name, many, words));
    const blocks = onOneSheet([whole([heading]), ...parts]);
    expect(await pagesOf(blocks)).toBe(1);
  });

  test("is left by own words that are longer than it: they are not shortened", () => {
    const text = "word ".repeat(2000);
    const blocks = onOneSheet([
      whole([heading, { kind: "quote", text, who: "The child" }]),
      rows("a", 9, 6),
    ]);
    expect(blocks).toContainEqual({ kind: "quote", text, who: "The child" });
    expect(JSON.stringify(blocks)).toContain("And 9 more of a.");
  });
});
