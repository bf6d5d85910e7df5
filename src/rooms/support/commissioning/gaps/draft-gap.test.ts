import { describe, expect, test } from "vitest";
import { draftGap, isUnfinished, linesByKind } from "./draft-gap.ts";

const row = (serviceId: string, counts: readonly [number, number, number, number]) => ({
  serviceId,
  capacity: 10,
  referred: counts[0],
  started: counts[1],
  waiting: counts[2],
  unmet: counts[3],
});
const kinds = [
  { key: "therapy", name: "Therapy" },
  { key: "mentoring", name: "Mentoring" },
];
const kindOf = new Map([
  ["one", "therapy"],
  ["two", "therapy"],
  ["three", "mentoring"],
]);
const period = { from: "2025-11-01", to: "2026-10-31" };

describe("a gap analysis", () => {
  test("adds services of one kind together, with the places agreed for them", () => {
    const lines = linesByKind(
      [row("one", [20, 12, 8, 6]), row("two", [10, 9, 5, 0]), row("three", [8, 7, 6, 5])],
      { kindOf, kinds },
    );
    expect(lines.map(({ name, capacity, referred }) => [name, capacity, referred])).toEqual([
      ["Mentoring", 10, 8],
      ["Therapy", 20, 30],
    ]);
    const text = draftGap({ lines, services: [], period });
    expect(text).toContain("Therapy\nReferred: 30. Started: 21. Waiting: 13. Unmet need: 6.");
    expect(text).toContain("20 places are agreed: fewer than were referred.");
    expect(text).toContain("1 November 2025 to 31 October 2026");
  });

  test("withholds a small number, and what it could be worked out from", () => {
    const lines = linesByKind([row("one", [20, 12, 8, 6]), row("three", [3, 2, 1, 1])], {
      kindOf,
      kinds,
    });
    const text = draftGap({ lines, services: [], period });
    expect(text).not.toMatch(/Referred: (?:3|20)\b/);
    expect(text).toContain("fewer than 5");
  });

  test("is unfinished while words of the draft stand for a person to write", () => {
    expect(isUnfinished(draftGap({ lines: [], services: [], period }))).toBe(true);
    expect(isUnfinished("Therapy is short of places [see the minutes].")).toBe(false);
  });
});
