import { describe, expect, test } from "vitest";
import { englandAndWales as calendar } from "../../../kernel/bank-holidays.ts";
import { dueOf, standingOf, standingWords, type StepFacts } from "./standing.ts";
import type { NrmClocksBody } from "./nrm-config.ts";

const authority: NrmClocksBody = {
  name: "Authority",
  source: "Guidance",
  decider: "The authority",
  pauses: [],
  reasonable: { unit: "working-days", amount: 5 },
  conclusiveNotBefore: 30,
};
const panel: NrmClocksBody = {
  name: "Panel",
  source: "Pilot",
  decider: "A panel",
  pauses: [],
  reasonable: { unit: "days", amount: 45 },
  conclusive: { unit: "days", amount: 90 },
};

const step = (kind: StepFacts["step"], happenedOn: string, outcome: string | null = null) => ({
  step: kind,
  happenedOn,
  outcome,
});
const sent = (clocks: NrmClocksBody) => ({ submittedOn: "2026-11-02", clocks });
const on = (today: string) => ({ today, calendar });

const rows: readonly (readonly [
  string,
  NrmClocksBody,
  readonly StepFacts[],
  { stage: string; due: string | null; words: string; isLate?: boolean },
])[] = [
  [
    "five working days from the day it was sent",
    authority,
    [],
    {
      stage: "reasonable",
      due: "2026-11-09",
      isLate: true,
      words: "Reasonable grounds: 3 working days overdue, due 9 November 2026",
    },
  ],
  [
    "a panel has 45 days",
    panel,
    [],
    {
      stage: "reasonable",
      due: "2026-12-17",
      words: "Reasonable grounds: 10 of 45 days used, due 17 December 2026",
    },
  ],
  [
    "after positive grounds the authority waits for 30 days and has no last one",
    authority,
    [step("reasonable-grounds", "2026-11-06", "positive")],
    {
      stage: "conclusive",
      due: null,
      words: "Conclusive grounds: not before 6 December 2026",
    },
  ],
  [
    "a panel has 90 days from reasonable grounds",
    panel,
    [step("reasonable-grounds", "2026-11-06", "positive")],
    {
      stage: "conclusive",
      due: "2027-02-04",
      words: "Conclusive grounds: 6 of 90 days used, due 4 February 2027",
    },
  ],
  [
    "a negative decision ends it",
    panel,
    [step("reasonable-grounds", "2026-11-06", "negative")],
    {
      stage: "decided",
      due: null,
      words: "Reasonable grounds: negative, 6 November 2026",
    },
  ],
  [
    "a reconsideration opens it again, without a day",
    panel,
    [step("reasonable-grounds", "2026-11-06", "negative"), step("reconsideration", "2026-11-10")],
    { stage: "reasonable", due: null, words: "Reasonable grounds: no day is set" },
  ],
  [
    "a later decision puts an earlier one right",
    authority,
    [
      step("reasonable-grounds", "2026-11-06", "negative"),
      step("reasonable-grounds", "2026-11-06", "positive"),
    ],
    {
      stage: "conclusive",
      due: null,
      words: "Conclusive grounds: not before 6 December 2026",
    },
  ],
  [
    "days of a pause are not counted",
    panel,
    [step("paused", "2026-11-04"), step("resumed", "2026-11-09")],
    {
      stage: "reasonable",
      due: "2026-12-22",
      words: "Reasonable grounds: 5 of 45 days used, due 22 December 2026",
    },
  ],
  [
    "while it stands no day is due",
    panel,
    [step("paused", "2026-11-04")],
    {
      stage: "reasonable",
      due: null,
      words: "Reasonable grounds: paused since 4 November 2026: 2 of 45 days used",
    },
  ],
  [
    "a pause ends with the decision that it waited for",
    panel,
    [step("paused", "2026-11-04"), step("reasonable-grounds", "2026-11-06", "positive")],
    {
      stage: "conclusive",
      due: "2027-02-04",
      words: "Conclusive grounds: 6 of 90 days used, due 4 February 2027",
    },
  ],
  [
    "withdrawn",
    panel,
    [step("withdrawn", "2026-11-06")],
    {
      stage: "withdrawn",
      due: null,
      words: "Withdrawn",
    },
  ],
];

describe("where a referral stands on 12 November 2026", () => {
  test.each(rows)("%s", (_what, clocks, steps, { stage, due, words, isLate = false }) => {
    const standing = standingOf(sent(clocks), steps);
    const today = on("2026-11-12");
    expect([standing.stage, dueOf(standing, today)]).toEqual([stage, due]);
    expect(standingWords(standing, today)).toEqual({ text: words, isLate });
  });
});

test.each([
  ["authority over the end of summer time", authority, "2026-10-22", "2026-10-29"],
  ["authority over its beginning and Easter", authority, "2027-03-25", "2027-04-05"],
  ["panel over the end of summer time", panel, "2026-10-22", "2026-12-06"],
  ["panel over its beginning", panel, "2027-03-25", "2027-05-09"],
] as const)("%s: a referral is due by the calendar", (_when, clocks, submittedOn, due) => {
  expect(dueOf(standingOf({ submittedOn, clocks }, []), on(submittedOn))).toBe(due);
});

test("a referral sent before Christmas is due after the bank holidays", () => {
  const standing = standingOf({ submittedOn: "2026-12-22", clocks: authority }, []);
  expect(dueOf(standing, on("2026-12-29"))).toBe("2026-12-31");
  expect(standingWords(standing, on("2026-12-29"))).toEqual({
    text: "Reasonable grounds: 3 of 5 working days used, due 31 December 2026",
    isLate: false,
  });
});
