import { describe, expect, test } from "vitest";
import { ageText, birthText, clockInWords, dangerText } from "./mash-words.ts";

const now = new Date("2026-11-24T10:00:00Z");

describe("a clock", () => {
  test.each([
    ["2026-11-24T10:00:30Z", "due in 1 minute", false],
    ["2026-11-24T10:45:00Z", "due in 45 minutes", false],
    ["2026-11-24T13:59:00Z", "due in 3 hours", false],
    ["2026-11-24T23:00:00Z", "due today at 23:00", false],
    ["2026-11-25T16:55:00Z", "due tomorrow at 16:55", false],
    ["2026-11-30T09:00:00Z", "due 30 November 2026, 09:00", false],
    ["2026-11-24T09:59:30Z", "1 minute overdue", true],
    ["2026-11-24T07:10:00Z", "2 hours overdue", true],
    ["2026-11-23T09:00:00Z", "25 hours overdue", true],
    ["2026-11-20T10:00:00Z", "4 days overdue", true],
  ])("%s on the morning of 24 November 2026: %s", (due, text, isLate) => {
    expect(clockInWords(new Date(due), now)).toEqual({ text, isLate });
  });
});

test("an age, as far as it is known", () => {
  const today = "2026-11-24";
  expect(ageText({ bornOn: "2012-03-05", ageAbout: null }, today)).toBe("age 14");
  expect(ageText({ bornOn: null, ageAbout: 13 }, today)).toBe("about 13");
  expect(ageText({ bornOn: null, ageAbout: null }, today)).toBe("age not known");
  expect(birthText({ bornOn: null, ageAbout: 13 }, today)).toBe(
    "about 13, date of birth not known",
  );
});

test("danger has words for each answer, and not knowing is no “no”", () => {
  expect(["no", "yes-rung", "not-known"].map(dangerText)).toEqual([
    "No: nobody is in danger now, the sender says",
    "Yes, and 999 was rung",
    "Not known whether anyone is in danger now",
  ]);
});
