import { describe, expect, test } from "vitest";
import { hasLapsed, lapsesAt, needsSecondPerson } from "./second-person.ts";

const file = (children: number, hasNames: boolean) =>
  needsSecondPerson({
    rows: { length: children },
    facts: { hasNames },
    offer: { mostAlone: 200 },
  });

describe("a second person is needed", () => {
  test.each([
    [1, true, true],
    [1, false, false],
    [200, false, false],
    [201, false, true],
  ])("for %i children, names: %s", (children, hasNames, isNeeded) => {
    expect(file(children, hasNames)).toBe(isNeeded);
  });
});

test("a release is of a day, to the millisecond", () => {
  const released = new Date("2026-11-24T10:00:00Z");
  expect(lapsesAt(released)).toEqual(new Date("2026-11-25T10:00:00Z"));
  expect(hasLapsed(released, new Date("2026-11-25T09:59:59.999Z"))).toBe(false);
  expect(hasLapsed(released, lapsesAt(released))).toBe(true);
});
