import { describe, expect, test } from "vitest";
import { nameKeys, namesIn, wordsIn } from "./names-in-text.ts";

describe("names in a text", () => {
  const kelsie = { givenName: "Kelsie Ann", familyName: "O’Neil-Brown" };
  test.each([
    ["Kelsie O'Neil Brown", 0],
    ["kelsie ann oneil-brown was there", 1],
    ["O’NEIL-BROWN, Kelsie", 1],
    ["a line\nwith Kelsie O'Neil-Brown's friend", 1],
    ["Kelsie and Mr Brown", 0],
  ])("%s: %i", (text, many) => expect(namesIn(text, [kelsie])).toHaveLength(many));

  test("are said with their line and as they were written", () => {
    expect(namesIn("One\nTwo KELSIE O’Neil-Brown’s", [kelsie])).toEqual([
      { line: 2, words: "KELSIE O’Neil-Brown’s" },
    ]);
  });

  test("one word alone names somebody only with a capital", () => {
    expect(wordsIn("A brown car and Brown", ["Brown", "Al"])).toEqual([
      { line: 1, words: "Brown" },
    ]);
  });

  test("a family name of two words is looked up as one", () => {
    expect(nameKeys("Jan van Dijk")).toContain("vandijk");
  });

  test("one name is no name of somebody", () => {
    expect(namesIn("Kelsie", [{ givenName: "Kelsie", familyName: "" }])).toEqual([]);
  });
});
