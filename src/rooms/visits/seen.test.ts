import { describe, expect, test } from "vitest";
import { numberIn } from "./calls.ts";
import { seenWords, standing } from "./seen.ts";

const today = "2026-11-24";

describe("since when a child was last seen", () => {
  test.each([
    ["2026-11-24", null, "today", false],
    ["2026-11-23", null, "yesterday", false],
    ["2026-10-27", null, "28 days ago, 27 October 2026", false],
    ["2026-10-26", null, "not for 29 days", true],
    [null, "2026-11-20", "never on a visit", false],
    [null, "2026-10-01", "never on a visit", true],
    [null, null, "never on a visit", true],
  ] as const)("%s, opened %s", (on, openedOn, text, isLate) => {
    expect(seenWords(on, { today, within: 28, openedOn })).toEqual({ text, isLate });
  });

  test("what was put right does not stand", () => {
    const made = (visitId: string, correctsId: string | null) => ({ visitId, correctsId });
    expect(standing([made("c", "b"), made("b", "a"), made("a", null)])).toEqual([made("c", "b")]);
  });
});

test.each([
  ["07700 900 123, after school", "07700 900 123"],
  ["ring +44 7700 900123", "+44 7700 900123"],
  ["at the youth club", undefined],
  ["room 12", undefined],
  ["[held:0123456789ab]", undefined],
  [null, undefined],
])("the number in %s", (text, number) => {
  expect(numberIn(text)).toBe(number);
});
