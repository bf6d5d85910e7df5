import { describe, expect, test } from "vitest";
import { searchGuides } from "./pages.ts";

const guides = [
  { key: "missing", title: "Missing", line: "Report, return", text: "# Missing\nRing the police." },
  { key: "mash", title: "The MASH", line: "Decide", text: "# The MASH\nA missing child is rung." },
];
const found = (text: string) => searchGuides(guides, text).map(({ href }) => href);

describe("pages of the guide", () => {
  test("are found by words of their title before words of their text", () => {
    expect(found("missing")).toEqual(["/help/missing", "/help/mash"]);
    expect(found("missing decide")).toEqual(["/help/mash"]);
    expect(found("miss")).toEqual(["/help/missing", "/help/mash"]);
  });

  test("have every word, and no sign is a word", () => {
    expect(found("missing giraffe")).toEqual([]);
    expect(found("& | !")).toEqual([]);
  });
});
