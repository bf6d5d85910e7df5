import { describe, expect, test } from "vitest";
import { missingFrom, missingShown, missingText } from "./missing-count.ts";

const today = "2026-11-24";
const of = (missingRecorded: number | null, missingCount: number | null, on: string | null) => ({
  missingRecorded,
  missingCount,
  missingCountedOn: on,
});

describe("missing episodes in 90 days", () => {
  test.each([
    ["nobody knows", of(null, null, null), null, "", ""],
    [
      "only someone entered it",
      of(null, 4, "2026-11-10"),
      4,
      "4",
      "entered, counted 10 November 2026",
    ],
    ["only the record knows", of(2, null, null), 2, "2", "recorded here, to 24 November 2026"],
    ["both say the same", of(2, 2, "2026-11-10"), 2, "2", "recorded here, to 24 November 2026"],
    [
      "they differ",
      of(0, 4, "2026-11-10"),
      0,
      "0 recorded here, to 24 November 2026; 4 entered, counted 10 November 2026",
      "recorded here, to 24 November 2026; 4 entered, counted 10 November 2026",
    ],
    [
      "what was entered has no day",
      of(1, 0, null),
      1,
      "1 recorded here, to 24 November 2026; 0 entered",
      "recorded here, to 24 November 2026; 0 entered",
    ],
  ] as const)("%s", (_, numbers, count, ...texts) => {
    expect(missingShown(numbers, today).count).toBe(count);
    expect([missingText(numbers, today), missingFrom(numbers, today)]).toEqual(texts);
  });
});
