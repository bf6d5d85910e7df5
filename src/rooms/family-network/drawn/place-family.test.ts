import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cell, inLines, placeFamily, symbol, type Drawable } from "./place-family.ts";

const one = (relationship: string, at = 0): Drawable => ({
  aroundId: `${relationship}-${at}`,
  called: "Fictional Person",
  relationship,
  relation: relationship,
  safety: undefined,
  isUntold: false,
  livesWith: false,
});

const relationships = ["mother", "father", "grandparent", "brother", "friend", "of-their-own"];

describe("where a family is drawn", () => {
  test("older generations stand above younger ones, and who matters beside the family below", () => {
    const { people, child } = placeFamily(
      ["friend", "brother", "father", "grandparent", "mother"].map((key) => one(key)),
    );
    const y = (key: string) => people.find(({ relationship }) => relationship === key)?.y ?? NaN;
    expect(y("grandparent")).toBeLessThan(y("father"));
    expect(y("father")).toBe(y("mother"));
    expect(y("mother")).toBeLessThan(child.y);
    expect(y("brother")).toBe(child.y);
    expect(y("friend")).toBeGreaterThan(child.y);
  });

  test("what a relationship does not say is not guessed", () => {
    const shapes = placeFamily(
      ["mother", "father", "foster-carer", "of-their-own"].map((key) => one(key)),
    );
    expect(shapes.people.map(({ shape }) => shape)).toEqual([
      "circle",
      "square",
      "diamond",
      "diamond",
    ]);
  });

  test("a line down leads from a parent by birth or adoption alone", () => {
    const { people } = placeFamily(
      ["step-parent", "mother", "foster-carer"].map((key) => one(key)),
    );
    expect(people.filter(({ isParentByLaw }) => isParentByLaw)).toHaveLength(1);
    expect(people[0]?.relationship).toBe("mother");
  });

  test("nobody stands on anybody, everybody is inside, of up to a household of forty", () => {
    const many = fc.array(fc.constantFrom(...relationships), { maxLength: 40 });
    fc.assert(
      fc.property(many, (keys) => {
        const { people, child, width, height } = placeFamily(keys.map(one));
        const all = [child, ...people];
        expect(people).toHaveLength(keys.length);
        expect(new Set(all.map(({ x, y }) => `${x} ${y}`)).size).toBe(all.length);
        for (const { x, y } of all) {
          expect(x).toBeGreaterThanOrEqual(cell.width / 2);
          expect(x).toBeLessThanOrEqual(width - cell.width / 2);
          expect(y).toBeGreaterThanOrEqual(symbol.half);
          expect(y).toBeLessThanOrEqual(height - symbol.half);
        }
      }),
    );
  });
});

describe("a name under a symbol", () => {
  test.each([
    ["Ada Fenn", ["Ada Fenn"]],
    ["Wilhelmina Featherstone", ["Wilhelmina", "Featherstone"]],
    ["Foster carer at the second placement in June", ["Foster carer at", "the second…"]],
    ["Abcdefghijklmnopqrstuvwxyz", ["Abcdefghijklmnopq…"]],
  ])("%s", (text, lines) => {
    expect(inLines(text)).toEqual(lines);
  });
});
