import { describe, expect, test } from "vitest";
import { english } from "../words/index.ts";
import type { Document } from "./document.ts";
import { readPdf } from "./fixtures/read-pdf.ts";
import { toPdf } from "./to-pdf.ts";

const aPaper = (given: Partial<Document> = {}): Document => ({
  title: "Planning meeting: Amina Doyle",
  marking: "OFFICIAL-SENSITIVE",
  madeFor: "For the agencies invited",
  made: "Approved by Helen Marsh",
  taken: "Taken by Owen Price, 24 November 2026, 14:02",
  language: english,
  blocks: [
    { kind: "heading", text: "What was decided" },
    { kind: "paragraph", text: "Zażółć gęślą jaźń, Ελλάδα, Київ" },
    { kind: "quote", text: "I like the boxing club", who: "The child, to Claire Hale" },
    { kind: "list", items: ["One", "Two"] },
    { kind: "facts", facts: [["Threshold", "Level 3"]] },
    { kind: "table", head: ["What", "Who"], rows: [["Ring the school", "Council"]] },
  ],
  ...given,
});

describe("a PDF", () => {
  test("tells its elements apart, in the order in which they are read", async () => {
    const { title, language, isMarked, elements } = await readPdf(await toPdf(aPaper()));
    expect([title, language, isMarked]).toEqual(["Planning meeting: Amina Doyle", "en-GB", true]);
    expect(elements).toEqual([
      ["H1", "Planning meeting: Amina Doyle"],
      ["P", "Approved by Helen Marsh"],
      ["H2", "What was decided"],
      ["P", "Zażółć gęślą jaźń, Ελλάδα, Київ"],
      ["BlockQuote", "I like the boxing club"],
      ["P", "The child, to Claire Hale"],
      ["LBody", "• One"],
      ["LBody", "• Two"],
      ["TH", "Threshold"],
      ["TD", "Level 3"],
      ["TH", "What"],
      ["TH", "Who"],
      ["TD", "Ring the school"],
      ["TD", "Council"],
    ]);
  });

  test("says on every page what it is, whose it is and which page it is, and reads none of it out", async () => {
    const row = (count: number) => [`Promise ${count}`, "Council", "1 December 2026"];
    const rows = Array.from({ length: 90 }, (_one, index) => row(index));
    const blocks = [{ kind: "table", head: ["What", "Who", "When"], rows } as const];
    const read = await readPdf(await toPdf(aPaper({ blocks })));
    expect(read.pages).toBeGreaterThan(2);
    for (const [index, text] of read.texts.entries()) {
      expect(text).toContain("OFFICIAL-SENSITIVE. For the agencies invited");
      expect(text.split("Taken by Owen Price")).toHaveLength(3);
      expect(text).toContain(`${index + 1} / ${read.pages}`);
    }
    const said = read.elements.map(([, words]) => words);
    expect(said.filter((words) => words.startsWith("Promise"))).toEqual(rows.map(([one]) => one));
    expect(said.join(" ")).not.toContain("Taken by");
  });

  test("loses no word of a cell that is longer than a page", async () => {
    const long = Array.from({ length: 1500 }, (_one, index) => `word${index}`).join(" ");
    const blocks = [{ kind: "table", head: ["What", "Who"], rows: [[long, "Council"]] } as const];
    const { elements } = await readPdf(await toPdf(aPaper({ blocks })));
    const said = elements.map(([, words]) => words).join(" ");
    expect(said.match(/word\d+/g)).toHaveLength(1500);
    expect(said.replaceAll(/\s+/g, " ")).toContain("Council");
  });

  test("of a paper that nobody took bears no mark", async () => {
    const { taken: _taken, ...paper } = aPaper();
    const { texts } = await readPdf(await toPdf(paper));
    expect(texts.join(" ")).not.toContain("Taken by");
  });
});
