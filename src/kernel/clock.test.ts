import { expect, test } from "vitest";
import { frozenClock, systemClock } from "./clock.ts";
import { isIsoDate } from "./dates.ts";

test("a frozen clock stands still", () => {
  const clock = frozenClock("2026-11-24T09:00:00Z");
  expect(clock.now()).toEqual(clock.now());
  expect(clock.now().toISOString()).toBe("2026-11-24T09:00:00.000Z");
  expect(clock.today()).toBe("2026-11-24");
});

test("changing the date that it handed out does not move it", () => {
  const clock = frozenClock("2026-11-24T09:00:00Z");
  clock.now().setFullYear(1990);
  expect(clock.today()).toBe("2026-11-24");
});

test("it moves on purpose, by a span or to a moment", () => {
  const clock = frozenClock("2026-11-24T09:00:00Z");
  clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4 });
  expect(clock.now().toISOString()).toBe("2026-11-25T11:03:04.000Z");
  clock.set("2026-07-24T23:30:00Z");
  expect(clock.today()).toBe("2026-07-25");
});

test("an offset is understood and a moment without a zone is refused", () => {
  expect(frozenClock("2026-07-24T09:00:00+01:00").now().toISOString()).toContain("T08:00");
  expect(() => frozenClock("2026-11-24T09:00:00")).toThrow(RangeError);
  expect(() => frozenClock("2026-11-24")).toThrow(RangeError);
  expect(() => frozenClock("tomorrow")).toThrow(RangeError);
});

test("the system's clock moves forward and names a real day", () => {
  const before = systemClock.now();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(before.getUTCFullYear()).toBeGreaterThanOrEqual(2026);
  expect(isIsoDate(systemClock.today())).toBe(true);
});
