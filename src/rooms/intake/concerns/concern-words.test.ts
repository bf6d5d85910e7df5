import { expect, test } from "vitest";
import { clockInWords as clockOfTheMash } from "../../mash/mash-words.ts";
import {
  ageInBrackets,
  ageInWords,
  clockInWords,
  clockSentence,
  statusOf,
} from "./concern-words.ts";

const decideBy = new Date("2026-11-25T16:55:00Z");
const waiting = { isTakenUp: false, decidedAt: null, decideBy };

test.each([
  ["2026-11-24T16:55:00Z", "due tomorrow at 16:55"],
  ["2026-11-25T16:54:00Z", "due today at 16:55"],
  ["2026-11-25T16:55:00Z", "due today at 16:55"],
  ["2026-11-25T17:30:00Z", "35 minutes overdue"],
  ["2026-11-26T00:30:00Z", "7 hours overdue"],
  ["2026-11-28T09:00:00Z", "2 days overdue"],
])("at %s the clock says %s", (now, words) => {
  expect(clockInWords(waiting, new Date(now))).toBe(words);
  expect(clockSentence(waiting, new Date(now))).toBe(`Decision ${words}.`);
});

test("the sender and the MASH read the same of a clock that has run out", () => {
  for (const hours of [0.5, 2, 8, 23, 25, 47, 49, 80]) {
    const now = new Date(decideBy.getTime() + hours * 3_600_000);
    expect(clockInWords(waiting, now)).toBe(clockOfTheMash(decideBy, now).text);
  }
});

test("a decision is told by its own time", () => {
  const decided = { ...waiting, decidedAt: new Date("2026-11-25T09:00:00Z") };
  expect(clockSentence(decided, new Date("2027-01-01T00:00:00Z"))).toBe(
    "Decided on 25 November 2026, 09:00.",
  );
});

test.each([
  [false, null, "sent"],
  [true, null, "being-looked-at"],
  [false, decideBy, "decided"],
  [true, decideBy, "decided"],
] as const)("taken up %s and decided %s is %s", (isTakenUp, decidedAt, status) => {
  expect(statusOf({ isTakenUp, decidedAt, decideBy })).toBe(status);
});

test.each([
  [{ bornOn: "2012-03-09", ageAbout: null }, "9 March 2012 (age 14)", " (14)"],
  [{ bornOn: null, ageAbout: 14 }, "About 14; date of birth not known", " (about 14)"],
  [{ bornOn: null, ageAbout: 0 }, "About 0; date of birth not known", " (about 0)"],
  [{ bornOn: null, ageAbout: null }, "Not known", ""],
])("an age is told as far as it is known: %j", (born, words, brackets) => {
  expect(ageInWords(born, "2026-11-24")).toBe(words);
  expect(ageInBrackets(born, "2026-11-24")).toBe(brackets);
});
