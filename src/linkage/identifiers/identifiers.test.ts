import fc from "fast-check";
import { expect, test } from "vitest";
import { isNhsNumber, readNhsNumber } from "./nhs-number.ts";
import { isUpn, readUpn } from "./upn.ts";

test.each(["4010232137", "9434765919", "9434765870"])("%s is an NHS number", (number) => {
  expect(isNhsNumber(number)).toBe(true);
});

test("one wrong figure is always found in an NHS number", () => {
  const wrong = fc.record({ at: fc.nat(9), by: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(wrong, ({ at, by }) => {
      const figures = Array.from("9434765919");
      figures[at] = String((Number(figures[at]) + by) % 10);
      expect(isNhsNumber(figures.join(""))).toBe(false);
    }),
  );
});

test("spaces and hyphens do not count, letters do", () => {
  expect(readNhsNumber("943 476 5919")).toBe("9434765919");
  expect(readNhsNumber("943-476-591X")).toBeUndefined();
  expect(readUpn(" a12345678901 2")).toBe("A123456789012");
  expect(readUpn("A1234")).toBeUndefined();
});

/** The sum by hand, as the Department for Education's guide lays it out in a table. */
function letterFor(rest: string): string {
  const letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
  const places = Array.from(rest, (sign) =>
    /\d/.test(sign) ? Number(sign) : letters.indexOf(sign),
  );
  const sum = places.reduce((total, place, at) => total + place * (at + 2), 0);
  return letters.charAt(sum % 23);
}

test("a UPN has the letter its figures ask for, and only that", () => {
  const figures = fc.string({
    unit: fc.integer({ min: 0, max: 9 }).map(String),
    minLength: 12,
    maxLength: 12,
  });
  fc.assert(
    fc.property(figures, (rest) => {
      const right = letterFor(rest);
      expect(isUpn(right + rest)).toBe(true);
      expect(isUpn((right === "A" ? "B" : "A") + rest)).toBe(false);
      expect(isUpn(`I${rest}`)).toBe(false);
    }),
  );
});

test("a temporary UPN ends in a letter", () => {
  const rest = "82040800001B";
  expect(isUpn(letterFor(rest) + rest)).toBe(true);
});
