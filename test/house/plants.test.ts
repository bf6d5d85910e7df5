import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { withFault } from "../../scripts/plants/planted-copy.ts";
import { plants } from "../../scripts/plants/plants.ts";
import { root } from "./tree.ts";

describe("faults that are planted to see whether the tests find them", () => {
  test.each(plants)("$kind: $what has its place and its test", (plant) => {
    const text = readFileSync(path.join(root, plant.file), "utf8");
    expect(withFault(text, plant)).not.toBe(text);
    expect(existsSync(path.join(root, plant.test))).toBe(true);
  });

  test("there are at least ten, of at least eight kinds, each named in the map of proof", () => {
    const page = readFileSync(path.join(root, "docs/testing.md"), "utf8");
    const kinds = new Set(plants.map(({ kind }) => kind));
    expect(plants.length).toBeGreaterThanOrEqual(10);
    expect(kinds.size).toBeGreaterThanOrEqual(8);
    expect([...kinds].filter((kind) => !page.includes(`| ${kind} `))).toEqual([]);
  });

  test("a place that is missing or stands twice is refused", () => {
    const plant = { kind: "", what: "", file: "a.ts", find: "x", replace: "y", test: "" };
    expect(() => withFault("none", plant)).toThrow(/0 times/);
    expect(() => withFault("x x", plant)).toThrow(/2 times/);
  });
});
