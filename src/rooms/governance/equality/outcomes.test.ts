import { describe, expect, test } from "vitest";
import {
  completeness,
  outcomeKeys,
  outcomeLines,
  shareText,
  type GroupCounts,
} from "./outcomes.ts";

const none = Object.fromEntries(outcomeKeys.map((key) => [key, 0])) as Omit<
  GroupCounts,
  "value" | "children" | "waitDays"
>;
const group = (
  value: string,
  children: number,
  of: Partial<Omit<GroupCounts, "value">> = {},
): GroupCounts => ({ value, children, waitDays: null, ...none, ...of });
const nameOf = (value: string) =>
  value === "" ? { name: "Not asked yet", isKnown: false } : { name: value, isKnown: true };
const linesOf = (...rows: readonly GroupCounts[]) => outcomeLines(rows, nameOf);

describe("lines of groups", () => {
  test("say each number, and put those who were not asked last", () => {
    const lines = linesOf(
      group("", 20, { flagged: 10 }),
      group("White", 40, { flagged: 12, started: 9, waitDays: 30 }),
      group("Asian", 30, { flagged: 9 }),
    );
    expect(lines.map(({ name, children, of }) => [name, children, of.flagged])).toEqual([
      ["Asian", 30, 9],
      ["White", 40, 12],
      ["Not asked yet", 20, 10],
    ]);
    expect(lines.map(({ waitDays }) => waitDays)).toEqual([null, 30, null]);
    expect(completeness(lines)).toEqual({ known: 70, all: 90 });
  });

  test("say nothing of a small group, and nothing from which it could be worked out", () => {
    const lines = linesOf(
      group("White", 40, { flagged: 20 }),
      group("Asian", 30, { flagged: 15 }),
      group("Other", 3, { flagged: 0, started: 3, waitDays: 5 }),
      group("", 9, { flagged: 0 }),
    );
    const of = (name: string) => lines.find((line) => line.name === name);
    expect(of("Other")).toMatchObject({ children: "small", waitDays: null });
    // Not even that there is somebody, or nobody: “not shown” in each cell.
    expect(new Set(Object.values(of("Other")?.of ?? {}))).toEqual(new Set(["withheld"]));
    // With the next smallest: the number of all children minus the others would be it.
    expect(lines.filter(({ children }) => typeof children !== "number").length).toBeGreaterThan(1);
    expect(completeness(lines)).toBeUndefined();
  });

  test("withhold a number where all but a few of a group have the outcome", () => {
    const lines = linesOf(
      group("White", 40, { flagged: 20 }),
      group("Asian", 30, { flagged: 28 }),
      group("Black", 25, { flagged: 9 }),
    );
    expect(lines.find(({ name }) => name === "Asian")?.of.flagged).toBe("withheld");
    const shown = lines.filter(({ of }) => typeof of.flagged === "number");
    // And another with it, whose rest could be the few.
    expect(shown.length).toBeLessThan(2);
  });
});

/** Every table of small numbers: what is shown leaves a hidden one at least two values. */
test("no hidden outcome can be worked out from the sum and the numbers that are shown", () => {
  for (let seed = 0; seed < 400; seed += 1) {
    const rows = ["A", "B", "C", "D"].map((value, at) => {
      const children = 2 + ((seed * (at + 3) * 7) % 23);
      return group(value, children, { flagged: (seed * (at + 5)) % (children + 1) });
    });
    const lines = linesOf(...rows);
    const hidden = lines.filter(({ of }) => typeof of.flagged !== "number");
    const few = hidden.filter(({ name }) => {
      const row = rows.find(({ value }) => value === name);
      return row && row.flagged > 0 && row.flagged < 5;
    });
    expect(hidden.length === 1 && few.length === 1, String(seed)).toBe(false);
    for (const { of, children } of lines) {
      if (typeof of.flagged !== "number" || of.flagged === 0) continue;
      expect(of.flagged).toBeGreaterThanOrEqual(5);
      const rest = Number(children) - of.flagged;
      expect(rest === 0 || rest >= 5, String(seed)).toBe(true);
    }
  }
});

test("a share stands beside a number that is shown, and beside no other", () => {
  expect(shareText(10, 40)).toBe("25%");
  expect(shareText("small", 40)).toBeUndefined();
  expect(shareText(0, 0)).toBeUndefined();
});
