import { describe, expect, test } from "vitest";
import { changesBetween, labelOf, linesOf, textOf } from "./configuration-lines.ts";
import { recordMatchingKind } from "../subjects/configuration-kinds.ts";

test.each([
  ["reviewWithinDays", "Review within days"],
  ["panel-type", "Panel type"],
  ["name", "Name"],
])("%s reads %s", (name, label) => {
  expect(labelOf(name)).toBe(label);
});

test.each([
  [{ unit: "working-days", amount: 1 }, "1 working day"],
  [{ unit: "hours", amount: 4 }, "4 hours"],
  [true, "Yes"],
  [false, "No"],
  [0, "0"],
  ["", "Not filled in"],
  [[], "None"],
  [["police", "health"], "police, health"],
  [{ police: "vital" }, "Police: vital"],
])("%j reads %s", (value, text) => {
  expect(textOf(value)).toBe(text);
});

describe("what changed between two versions", () => {
  const before = {
    name: "London categories",
    reviewWithinDays: 84,
    levels: [
      { level: 1, name: "Category 1" },
      { level: 2, name: "Category 2" },
    ],
  };

  test("is nothing where nothing did", () => {
    expect(changesBetween(before, structuredClone(before))).toEqual([]);
  });

  test("is what was added, removed and said otherwise, the same thing found by its key", () => {
    const after = {
      name: "Low, Medium, High",
      reviewWithinDays: 84,
      levels: [
        { level: 3, name: "High" },
        { level: 1, name: "Low" },
      ],
    };
    expect(changesBetween(before, after)).toEqual([
      { kind: "changed", label: "Name", text: "Low, Medium, High", before: "London categories" },
      { kind: "added", label: "Levels, High", text: "Level: 3; Name: High" },
      {
        kind: "changed",
        label: "Levels, Low",
        text: "Level: 1; Name: Low",
        before: "Level: 1; Name: Category 1",
      },
      { kind: "removed", label: "Levels, Category 2", text: "Level: 2; Name: Category 2" },
    ]);
  });

  test("is found in things by name as in a list of them", () => {
    const fields = { age: { label: "About how old", hint: "" }, code: { label: "Your code" } };
    const after = { fields: { ...fields, age: { label: "Qxage", hint: "" } } };
    expect(changesBetween({ fields }, after)).toEqual([
      {
        kind: "changed",
        label: "Fields, Age",
        text: "Label: Qxage; Hint: Not filled in",
        before: "Label: About how old; Hint: Not filled in",
      },
    ]);
    expect(linesOf({ fields: {} })).toHaveLength(1);
  });

  test("leaves out nothing that a version says", () => {
    expect(linesOf(before).map(({ text }) => text)).toEqual([
      "London categories",
      "84",
      "Level: 1; Name: Category 1",
      "Level: 2; Name: Category 2",
    ]);
  });
});

test("a setting of how records are compared has a name, a meaning, and odds beside its bits", () => {
  const [shown, sample] = linesOf({ listFrom: -3, sampleOfMonth: 20 }, recordMatchingKind.words);
  expect(shown).toMatchObject({
    label: "A pair is shown from",
    text: "−3 bits (about 1 in 9)",
    explained: expect.stringContaining("waits for a person to check") as string,
  });
  expect(sample).toMatchObject({ label: "Pairs in the sample of a month", text: "20" });
  expect(changesBetween({ listFrom: -3 }, { listFrom: -4 }, recordMatchingKind.words)).toEqual([
    {
      kind: "changed",
      label: "A pair is shown from",
      text: "−4 bits (about 1 in 17)",
      before: "−3 bits (about 1 in 9)",
    },
  ]);
});
