import { describe, expect, test } from "vitest";
import { missedInARow, standing, type Attendance } from "./missed.ts";

/** Newest first. */
const sessions = (...all: readonly (readonly [string, Attendance, string?])[]) =>
  all.map(([sessionId, attendance, correctsId = null]) => ({ sessionId, attendance, correctsId }));

describe("missed in a row", () => {
  test.each<[string, ReturnType<typeof sessions>, number]>([
    ["none yet", [], 0],
    ["seen last", sessions(["b", "seen"], ["a", "declined"]), 0],
    ["two since", sessions(["c", "declined"], ["b", "not-seen"], ["a", "seen"]), 2],
    ["never seen", sessions(["b", "not-seen"], ["a", "declined"]), 2],
    [
      "what we cancelled is not the child's",
      sessions(["c", "not-seen"], ["b", "cancelled"], ["a", "declined"]),
      2,
    ],
    [
      "what a later entry put right does not count",
      sessions(["c", "seen", "b"], ["b", "not-seen"], ["a", "not-seen"]),
      0,
    ],
  ])("%s", (_what, all, missed) => {
    expect(missedInARow(all)).toBe(missed);
  });

  test("a session that was put right stands no longer", () => {
    const all = sessions(["b", "seen", "a"], ["a", "not-seen"]);
    expect(standing(all).map(({ sessionId }) => sessionId)).toEqual(["b"]);
  });
});
