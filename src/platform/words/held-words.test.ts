import { describe, expect, test } from "vitest";
import { beginsWith, showInJson, showInPage, shownIn, tokenOf } from "./index.ts";

const id = "0123456789ab";
const words = new Map([[id, "QX1 4RT & more"]]);
const none = new Map<string, string>();
const mask = "[held back: it may say where the child can be found]";

describe("one reader is shown the same in whatever they read", () => {
  const text = `Seen at ${tokenOf(id)} twice`;

  test.each([
    ["a page", (held: typeof words) => showInPage(`<p>${text}</p>`, held), "&amp;"],
    [
      "an answer of the API",
      (held: typeof words) => JSON.stringify(showInJson(JSON.stringify({ text }), held)),
      "&",
    ],
    [
      "a document",
      (held: typeof words) => JSON.stringify(shownIn({ blocks: [{ text }] }, held)),
      "&",
    ],
  ])("%s", (_name, show, and) => {
    expect(show(words)).toContain(`Seen at QX1 4RT ${and} more twice`);
    expect(show(none)).toContain(`Seen at ${mask} twice`);
  });

  test("dates and numbers of a document stay what they are", () => {
    const says = { at: new Date(0), count: 3, rows: [[null, { date: "2026-11-24" }]] };
    expect(shownIn(says, words)).toEqual(says);
  });
});

describe("a text that is cut on a page", () => {
  const most = 20;
  const page = (text: string, held: typeof words): string =>
    showInPage(`<td>${beginsWith(text, most)}</td>`, held);

  test("is cut as if nothing were held, for whoever wrote it", () => {
    const held = page(`At ${tokenOf(id)} with two others`, words);
    expect(held).toBe(
      page("At QX1 4RT & more with two others", none).replace("& more", "&amp; more"),
    );
    expect(held).toMatch(/^<td>At QX1 4RT &amp; more…<\/td>$/);
  });

  test("shows nobody a piece of a token", () => {
    expect(page(`At ${tokenOf(id)} with two others`, none)).toBe("<td>At [held back: it…</td>");
  });
});
