import { describe, expect, test } from "vitest";
import { english, languageOf } from "../words/index.ts";
import type { Document } from "./document.ts";
import { zipText } from "../files/fixtures/zip-text.ts";
import { toDocx } from "./to-docx.ts";
import { textOfDocx } from "./fixtures/read-docx.ts";

const aPaper = (given: Partial<Document> = {}): Document => ({
  title: "Decision on a concern",
  marking: "OFFICIAL-SENSITIVE",
  madeFor: "For Eastmoor Council: the child’s own record",
  made: "24 November 2026, Owen Price",
  language: english,
  blocks: [
    { kind: "heading", text: "What was decided" },
    { kind: "paragraph", text: "First line\nsecond line" },
    { kind: "quote", text: "I like the boxing club", who: "The child, to Claire Hale" },
    { kind: "list", items: ["One", "Two"] },
    { kind: "facts", facts: [["Threshold", "Level 3"]] },
    { kind: "table", head: ["What", "Who"], rows: [["Ring the school", "Council"]] },
  ],
  ...given,
});

describe("a Word file", () => {
  test("says everything that the paper says, in order", async () => {
    const { body } = textOfDocx(await toDocx(aPaper()));
    expect(body).toEqual([
      "Decision on a concern",
      "24 November 2026, Owen Price",
      "What was decided",
      "First line",
      "second line",
      "I like the boxing club",
      "The child, to Claire Hale",
      "One",
      "Two",
      "Threshold",
      "Level 3",
      "What",
      "Who",
      "Ring the school",
      "Council",
    ]);
  });

  test("carries its marking and its recipient on every page", async () => {
    const { header } = textOfDocx(await toDocx(aPaper()));
    expect(header).toEqual(["OFFICIAL-SENSITIVE", "For Eastmoor Council: the child’s own record"]);
    const family = textOfDocx(await toDocx(aPaper({ marking: undefined, madeFor: "For Jo" })));
    expect(family.header).toEqual(["For Jo"]);
  });

  test("has real headings and a header row, for people who listen to it", async () => {
    const { xml } = textOfDocx(await toDocx(aPaper()));
    expect(xml).toContain('w:val="Heading1"');
    expect(xml).toContain("<w:tblHeader/>");
  });

  test("is laid out from right to left where the language is", async () => {
    const urdu = languageOf("ur") ?? english;
    const { xml } = textOfDocx(await toDocx(aPaper({ language: urdu })));
    expect(xml).toContain("<w:bidi/>");
    expect(xml).toContain("<w:rtl/>");
    expect(xml).toContain("<w:bidiVisual/>");
  });

  test("takes markup and control characters as text", async () => {
    const hostile = `</w:t><script>alert("1")</script> & =1+1 \u0007`;
    const paper = aPaper({ blocks: [{ kind: "paragraph", text: hostile }] });
    const { body, xml } = textOfDocx(await toDocx(paper));
    expect(body.at(-1)).toBe(`</w:t><script>alert("1")</script> & =1+1`);
    expect(xml).not.toContain("\u0007");
  });
});

describe("a file that someone takes for themselves", () => {
  test("has their name behind the text of each page, for whoever photographs one", async () => {
    const taken = "Taken by Owen Price & Sons, 24 November 2026, 14:02";
    const file = await toDocx(aPaper({ taken }));
    expect(zipText(file, "word/header1.xml")).toContain('behindDoc="1"');
    const [, drawing = ""] =
      /Target="(media\/[^"]+\.svg)"/.exec(zipText(file, "word/_rels/header1.xml.rels")) ?? [];
    expect(zipText(file, `word/${drawing}`)).toContain("Taken by Owen Price &amp; Sons");
    expect(textOfDocx(file).header.join(" ")).not.toContain("Taken by");
  });

  test("and a paper that nobody took has none", async () => {
    expect(zipText(await toDocx(aPaper()), "word/header1.xml")).not.toContain("behindDoc");
  });
});
