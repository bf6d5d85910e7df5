import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksLikeKey, readKey } from "./read-key.ts";
import { readLevel } from "./read-level.ts";
import type { Cell, Sheet } from "./reading-types.ts";

const text = (written: string): Cell =>
  written === ""
    ? { kind: "empty", text: "", ref: "A1" }
    : { kind: "text", text: written, ref: "A1" };

function sheetOf(...rows: string[][]): Sheet {
  return {
    name: "Legend",
    hidden: false,
    rows: rows.map((cells, index) => ({
      row: index + 1,
      cells: new Map(cells.map((written, column) => [column + 1, text(written)] as const)),
      colourOf: () => null,
    })),
  };
}

describe("a level", () => {
  it.each([
    [
      1,
      [
        "1",
        "L",
        "l",
        "Low",
        "LOW",
        " low ",
        "Low risk",
        "Cat 1",
        "cat1",
        "Level 1",
        "Standard",
        "Green",
        "Emerging",
      ],
    ],
    [
      2,
      [
        "2",
        "M",
        "Med",
        "Medium",
        "Cat. 2",
        "Category 2",
        "Level: 2",
        "L2",
        "Amber",
        "Significant",
        "Risk level 2",
      ],
    ],
    [
      3,
      ["3", "H", "High", "HIGH!", "Cat 3", "level 3", "Red", "Experiencing", "high risk", "High ↑"],
    ],
  ] as const)("%i has many words", (level, words) => {
    for (const word of words)
      expect([word, readLevel(text(word))]).toEqual([word, { level, why: null }]);
  });

  it("is read from a number", () => {
    const number = (value: number): Cell => ({
      kind: "number",
      text: String(value),
      number: value,
      iso: null,
      ref: "A1",
    });
    expect(readLevel(number(2)).level).toBe(2);
    expect(readLevel(number(4))).toMatchObject({ level: null, why: expect.any(String) as string });
  });

  it.each([
    "tbc", "see notes", "?", "High?", "Med/High", "Low/Med", "1-2", "4", "0", "-", "N/A", "none",
    "Step down agreed??", "not high", "high or low", "Highest", "<script>alert(1)</script>",
  ])("%s is not known, never low, and a problem", (written) => {
    expect(readLevel(text(written))).toMatchObject({ level: null, why: expect.any(String) as string });
  }); // prettier-ignore

  it("left blank is not known and no problem", () => {
    expect(readLevel(text(""))).toEqual({ level: null, why: null });
  });

  it("is not taken from a formula", () => {
    expect(readLevel({ kind: "formula", text: "=1+1", ref: "A1" }).level).toBeNull();
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (written) => {
        const { level } = readLevel({ kind: "text", text: written, ref: "A1" });
        expect([null, 1, 2, 3]).toContain(level);
      }),
    );
  });
});

describe("the key", () => {
  it("adds the area's own words", () => {
    const key = sheetOf(
      ["Risk level", "Meaning"],
      ["1 / Low / Bronze"],
      ["2 / Medium / Silver"],
      ["3 / High / Gold"],
    );
    expect(looksLikeKey(key)).toBe(true);
    expect(readLevel(text("gold"), readKey([key])).level).toBe(3);
    expect(readLevel(text("gold")).level).toBeNull();
  });

  it("is believed when it counts the other way", () => {
    const key = sheetOf(["1", "High"], ["2", "Medium"], ["3", "Low"]);
    const vocabulary = readKey([key]);
    expect(readLevel(text("1"), vocabulary).level).toBe(3);
    expect(readLevel(text("Cat 3"), vocabulary).level).toBe(1);
    expect(readLevel(text("High"), vocabulary).level).toBe(3);
  });

  it("that contradicts itself makes a word mean nothing", () => {
    const vocabulary = readKey([sheetOf(["Low / A"], ["High / A"])]);
    expect(readLevel(text("A"), vocabulary).level).toBeNull();
  });

  it("never teaches that a doubt is a level", () => {
    const vocabulary = readKey([
      sheetOf(["2 / Medium / tbc"], ["3", "High", "see notes"], ["1", "Low?"]),
    ]);
    for (const doubt of ["tbc", "see notes", "low?"])
      expect(readLevel(text(doubt), vocabulary).level).toBeNull();
  });

  it("is not a short table of children", () => {
    const child = (level: string): string[] => [
      "Ref 1",
      "Dawson, Una",
      "F",
      "EHE",
      "Northgate",
      "J. O",
      level,
    ];
    expect(looksLikeKey(sheetOf(child("High"), child("Low"), child("2")))).toBe(false);
  });
});
