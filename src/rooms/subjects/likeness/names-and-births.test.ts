import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareBirths } from "./birth-likeness.ts";
import { editDistance, singleSlip } from "./edit-distance.ts";
import { compareNames, nameParts, type ComparableName } from "./name-likeness.ts";

describe("edit distance", () => {
  it.each([
    ["", "", 0],
    ["abc", "", 3],
    ["barry", "baryr", 1],
    ["madden", "mdden", 1],
    ["georgina", "geogrina", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
  ])("%s and %s: %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it("is symmetric, zero only for the same, and never more than the longer word", () => {
    const word = fc.stringMatching(/^[a-d]{0,8}$/u);
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });

  it("names the single slip", () => {
    expect(singleSlip("thorpe", "tohrpe")).toEqual({ slip: "exchanged", at: 1 });
    expect(singleSlip("keen", "ken")).toEqual({ slip: "missing", at: 2 });
    expect(singleSlip("hope", "hype")).toEqual({ slip: "wrong", at: 1 });
    expect(singleSlip("hope", "hope")).toBeUndefined();
  });
});

function name(written: string): ComparableName {
  const [surname = "", forename = "", ...aliases] = written.split("/");
  const alias = aliases.map((other) => nameParts(other));
  return { surname: nameParts(surname), forename: nameParts(forename), aliases: alias };
}

describe("names", () => {
  it.each([
    ["Barry/Georgina", "BARRY/georgina", "exact", false],
    ["O'Brien/Zoë", "O’brien/Zoe", "exact", false],
    ["Barry/Georgina", "Baryr/Geogrina", "fair", false],
    ["Walton/Blake", "Walton-Kendrick/Blkae", "fair", false],
    ["Barnes/Ella-rose", "Barnes-Ratcliffe/Ella-ose", "fair", false],
    ["Barnes/Ella Rose", "Barnes/Ella-Rose", "exact", false],
    ["Barnes/Ella", "Barnes/Ella-Rose", "strong", false],
    ["Stanton/Myles", "Myles/Stanton", "exact", true],
    ["Stanton/Myles", "Mylse/Stanton", "strong", true],
    ["Morgan/Nevaeh", "Nevaeh-Mccabe/Morgna", "fair", true],
    ["Dawson/Elizabeth/Betsy", "Dawson/Betsy", "strong", false],
    ["Dawson/Mohammed", "Dawson/Mohamad", "strong", false],
    ["Dawson/Una", "Clegg/Una", "none", false],
    ["Dawson/Una", "Dawson/Grace", "none", false],
    ["Dawson/", "Dawson/", "none", false],
  ])("%s and %s: %s", (a, b, grade, swapped) => {
    expect(compareNames(name(a), name(b))).toMatchObject({ grade, swapped });
    expect(compareNames(name(b), name(a))).toMatchObject({ grade, swapped });
  });

  it.each([
    ["Jayden", "Kayden"],
    ["Ella", "Bella"],
    ["Mia", "Mya"],
    ["Julie", "Julia"],
    ["Jan", "Jay"],
    ["Ella-Rose", "Ella-Mae"],
    ["Ella-Mae", "Ella-Rae"],
    ["Amy", "Emma"],
  ])("twins %s and %s are two children", (a, b) => {
    expect(compareNames(name(`Dawson/${a}`), name(`Dawson/${b}`)).grade).toBe("none");
  });
});

it.each([
  ["2011-03-04", "2011-03-04", "same"],
  ["2011-03-04", "2011-04-03", "swapped"],
  ["2014-12-02", "2014-02-16", "half-swapped"],
  ["2014-12-02", "2014-02-11", "different"],
  ["2011-03-04", "2012-03-04", "slip"],
  ["2011-03-12", "2011-03-21", "slip"],
  ["2011-03-04", null, "unknown"],
  ["2011-03-04", "2012-07-19", "different"],
])("births %s and %s: %s", (a, b, likeness) => {
  expect(compareBirths(a, b)).toBe(likeness);
  expect(compareBirths(b, a)).toBe(likeness);
});
