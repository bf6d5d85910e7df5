import { describe, expect, test } from "vitest";
import { shippedStanding } from "./shipped-standing.ts";
import { reasonsOf, standingOn, standingText, type StandingQuery } from "./reasons.ts";

const queryOf = (key: string): StandingQuery =>
  shippedStanding.find((one) => one.key === key)?.body as StandingQuery;

describe("why a child was found", () => {
  test.each([
    [
      "repeated-missing",
      ["2026-10-01", "2026-10-20", "2026-11-02"],
      /^Missing from 1 October 2026, 20 October 2026 and 2 November 2026$/,
    ],
    ["low-concerns", ["2026-10-01", "2026-10-20"], /^Concerns from more than one agency on 1 Oct/],
    ["harmed-no-panel", ["2026-10-01", "2026-10-20"], /^Recorded as being exploited on 1 October/],
    ["high-for-long", ["2025-10-01"], /^At the highest level since 1 October 2025$/],
    ["linked-not-flagged", ["2026-10-01"], /^Linked with a person of concern .* 1 October 2026$/],
    ["closed-concerns", ["2026-10-01", "2026-10-20"], /^Concerns of 1 Oct.*closed without action/],
    ["not-seen-alone", ["2026-10-01", "2026-10-20"], /^Visited and not seen alone on 1 October/],
  ])("%s: each fact with its own day", (key, dates, words) => {
    const reasons = reasonsOf(queryOf(key), dates);
    expect(reasons[0]).toMatch(words);
    expect(reasons.join(" ")).not.toMatch(/score|likel|risk|per cent/);
  });

  test("a level that was confirmed says when", () => {
    const reasons = reasonsOf(queryOf("high-for-long"), ["2025-10-01", "2026-01-05"]);
    expect(reasons).toContain("The level was confirmed on 5 January 2026");
  });
});

test.each([
  ["2028-03-31", true, "looks"],
  ["2028-04-01", true, "stopped"],
  ["2026-11-24", false, "off"],
])("on %s, on: %s, a query %s", (today, isOn, standing) => {
  const query = { ...queryOf("repeated-missing"), isOn };
  expect(standingOn(query, today)).toBe(standing);
  expect(standingText(query, today)).toMatch(/^(Runs|Stopped|Switched off)/);
});
