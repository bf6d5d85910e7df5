import { describe, expect, test } from "vitest";
import { englandAndWales as calendar } from "../../kernel/bank-holidays.ts";
import type { Escalation } from "./escalation-reads.ts";
import { nextStage } from "./escalation.ts";
import { pausesOf, stateWords } from "./state.ts";

const body: Escalation["body"] = {
  name: "Two",
  source: "A test",
  stages: [
    { key: "one", name: "One", decides: "They", within: { unit: "working-days", amount: 2 } },
    { key: "two", name: "Two", decides: "Others", within: { unit: "working-days", amount: 5 } },
  ],
};

type Steps = readonly (readonly [Escalation["steps"][number]["step"], string])[];

const words = (today: string, given: Partial<Escalation>, steps: Steps = []) =>
  stateWords(
    {
      body,
      stage: "one",
      stageSince: "2026-11-20",
      raisedOn: "2026-11-20",
      resolvedOn: null,
      ...given,
      steps: steps.map(([step, happenedOn]) => ({ step, happenedOn })) as never,
    },
    { today, calendar },
  );

describe("the clock of a stage", () => {
  test.each([
    ["2026-11-20", "0 of 2 working days used, due 24 November 2026", false],
    ["2026-11-23", "1 of 2 working days used, due 24 November 2026", false],
    ["2026-11-26", "2 working days overdue, due 24 November 2026", true],
  ])("on %s", (today, text, isLate) => {
    expect(words(today, {})).toEqual({ text, isLate });
  });

  test("passes over Christmas and the day that stands for Boxing Day", () => {
    const raised = { stageSince: "2026-12-23", raisedOn: "2026-12-23" };
    expect(words("2026-12-28", raised)).toEqual({
      text: "1 of 2 working days used, due 29 December 2026",
      isLate: false,
    });
    expect(words("2026-12-30", raised).isLate).toBe(true);
  });

  test("begins anew with each stage, and leaves pauses of the one before behind", () => {
    const steps: Steps = [
      ["paused", "2026-11-20"],
      ["moved", "2026-11-23"],
    ];
    expect(words("2026-11-24", { stage: "two", stageSince: "2026-11-23" }, steps).text).toBe(
      "1 of 5 working days used, due 30 November 2026",
    );
    expect(pausesOf(steps.map(([step, happenedOn]) => ({ step, happenedOn })))).toEqual([]);
  });

  test("stands while it is paused, and says since when", () => {
    const paused = words("2026-11-30", {}, [["paused", "2026-11-23"]]);
    expect(paused).toEqual({
      text: "Paused since 23 November 2026: 1 of 2 working days used",
      isLate: false,
    });
  });

  test("says after how long it was resolved", () => {
    expect(words("2026-11-30", { resolvedOn: "2026-11-27" }).text).toBe(
      "Resolved 27 November 2026, after 5 working days",
    );
  });
});

test("the last stage has none after it", () => {
  expect(nextStage(body, "one")?.key).toBe("two");
  expect(nextStage(body, "two")).toBeUndefined();
  expect(nextStage(body, "gone")).toBeUndefined();
});
