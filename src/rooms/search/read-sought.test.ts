import { describe, expect, test } from "vitest";
import { readSought } from "./read-sought.ts";

const today = "2026-11-24";
const of = (typed: string) => readSought(typed, today);

describe("what is searched for", () => {
  test.each([
    ["12/03/2011", { words: "", on: "2011-03-12" }],
    ["2011-03-12", { words: "", on: "2011-03-12" }],
    ["12.3.11", { words: "", on: "2011-03-12" }],
    ["1/2/99", { words: "", on: "1999-02-01" }],
    ["Kelsie 12 March 2011", { words: "Kelsie", on: "2011-03-12" }],
    ["12 mar 2011 Kelsie", { words: "Kelsie", on: "2011-03-12" }],
    ["485 777 3456", { words: "485 777 3456", on: null }],
    ["C-2048-2", { words: "C-2048-2", on: null }],
    ["31/02/2011", { words: "31/02/2011", on: null }],
    ["12/03-2011", { words: "12/03-2011", on: null }],
    ["12 of 2011", { words: "12 of 2011", on: null }],
    ["  Kelsie \t\n Ward ", { words: "Kelsie Ward", on: null }],
    ["ليلى", { words: "ليلى", on: null }],
    ["a & (b | !c):*", { words: "a & (b | !c):*", on: null }],
    ["<b>Kelsie</b>", { words: "<b>Kelsie</b>", on: null }],
  ])("%s", (typed, { words, on }) => {
    const read = of(typed);
    expect(read.ok && { words: read.sought.words, on: read.sought.on }).toEqual({ words, on });
  });

  test.each([
    ["", "Enter what to search for"],
    ["  \n", "Enter what to search for"],
    ["K", "Enter 2 or more characters"],
    ["x".repeat(1_000), "Search for 200 characters or fewer"],
  ])("is refused: %s", (typed, error) => {
    expect(of(typed)).toEqual({ ok: false, error });
  });
});
