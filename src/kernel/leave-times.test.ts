import { describe, expect, test } from "vitest";
import { leaveTimes } from "./leave-times.ts";

const minute = 60_000;
const at = (sinceUse: number, minutes = 20) => leaveTimes({ usedAt: 0, now: sinceUse, minutes });

describe("a session that is not used", () => {
  test("is in use until two minutes before its end, and is looked at again then", () => {
    expect(at(0)).toMatchObject({ state: "in use", words: "", lookAgainIn: 18 * minute });
    expect(at(10 * minute)).toMatchObject({ state: "in use", lookAgainIn: 8 * minute });
  });

  test("says how long there is, minute by minute", () => {
    expect(at(18 * minute)).toMatchObject({ state: "ending", lookAgainIn: minute });
    expect(at(18 * minute).words).toContain("in 2 minutes");
    expect(at(18.5 * minute)).toMatchObject({ state: "ending", lookAgainIn: minute / 2 });
    expect(at(19.5 * minute).words).toContain("in less than a minute");
  });

  test("has ended at its end, also where the computer slept past it", () => {
    expect(at(20 * minute)).toMatchObject({ state: "ended", lookAgainIn: undefined });
    expect(at(300 * minute).words).toContain("You are signed out");
  });

  test("that is short is warned of when half of it is over", () => {
    expect(at(0, 2)).toMatchObject({ state: "in use", lookAgainIn: minute });
    expect(at(minute, 2)).toMatchObject({ state: "ending" });
  });
});
