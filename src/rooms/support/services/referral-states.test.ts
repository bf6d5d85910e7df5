import { describe, expect, test } from "vitest";
import { nextStates, waitingOf, waitingText, type Waited } from "./referral-states.ts";
import { unmetPeriod, withhold } from "./unmet.ts";

const today = "2026-11-24";
const when = { today, usualDays: 28 };
const referral = (more: Partial<Waited>): Waited => ({
  state: "waiting",
  stateSince: "2026-11-01",
  referredOn: "2026-10-20",
  startedOn: null,
  waitDays: null,
  ...more,
});

describe("waiting is counted from the referral", () => {
  test.each<[string, Partial<Waited>, string]>([
    ["beyond the limit of all", {}, "Waiting 35 days, was due to start by 17 November 2026"],
    [
      "within the service's own limit",
      { waitDays: 126 },
      "Waiting 35 days, due to start by 23 February 2027",
    ],
    ["on the last day", { waitDays: 35 }, "Waiting 35 days, due to start by 24 November 2026"],
    ["until it started", { state: "started", startedOn: "2026-11-01" }, "Started after 12 days"],
    ["until it ended unbegun", { state: "ended" }, "12 days without a start"],
    ["where nobody was referred", { state: "wanted", referredOn: null }, ""],
  ])("%s", (_what, more, text) => {
    const one = referral(more);
    expect(waitingText(waitingOf(one, when), one.startedOn)).toBe(text);
  });

  test("it is late only beyond the limit", () => {
    expect(waitingOf(referral({ waitDays: 35 }), when)?.isLate).toBe(false);
    expect(waitingOf(referral({ waitDays: 34 }), when)?.isLate).toBe(true);
  });
});

describe("steps", () => {
  test("nothing follows an end", () => {
    expect(nextStates("ended", true)).toEqual([]);
  });
  test("nobody is referred to what is not there", () => {
    expect(nextStates("wanted", false)).toEqual(["not-available", "ended"]);
    expect(nextStates("wanted", true)).toContain("referred");
  });
});

describe("counts for commissioners", () => {
  test("small numbers are withheld, and their order tells nothing of them", () => {
    const need = (service: string, children: number) => ({
      service,
      tier: "recovery",
      reasonKey: "full",
      children,
    });
    expect(
      withhold([need("B", 4), need("C", 12), need("A", 1)], 5).map(({ service, children }) => [
        service,
        children,
      ]),
    ).toEqual([
      ["C", 12],
      ["A", null],
      ["B", null],
    ]);
  });
  test("the period is whole months and the same for everybody on a day", () => {
    expect(unmetPeriod(today)).toEqual({ from: "2025-11-01", to: "2026-10-31" });
    expect(unmetPeriod("2026-01-01")).toEqual({ from: "2025-01-01", to: "2025-12-31" });
  });
});
