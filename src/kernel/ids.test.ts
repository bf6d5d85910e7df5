import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isId, monotonicIds, newId, parseReference, referenceFor, referencesMeant } from "./ids.ts";

test("ten thousand ids in a row are UUIDv7, distinct and in the order they were made", () => {
  const ids = Array.from({ length: 10_000 }, newId);
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test("an id that comes out ahead is kept as it is", () => {
  const given = ["01a20e4a-c5a8-71e5-9a9b-e81c94873cbf", "01a20e4a-c5a9-7000-8000-000000000000"];
  const queue = [...given];
  const next = monotonicIds(() => queue.shift() ?? "");
  expect([next(), next()]).toEqual(given);
});

test("when the source repeats itself or the clock is set back, ids still grow", () => {
  const later = "01a20e4a-c5a8-7fff-bfff-ffffffffffff";
  const earlier = "01a20e4a-0000-71e5-9a9b-e81c94873cbf";
  const queue = [later, later, earlier, earlier];
  const next = monotonicIds(() => queue.shift() ?? "");
  const ids = [next(), next(), next(), next()];
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(4);
  expect(ids.every(isId)).toBe(true);
});

test.each([
  ["another version", "3b241101-e2bb-4255-8caf-4136c566a962"],
  ["capitals", "01A20E4A-C5A8-71E5-9A9B-E81C94873CBF"],
  ["another variant", "01a20e4a-c5a8-71e5-ca9b-e81c94873cbf"],
  ["a longer text", "01a20e4a-c5a8-71e5-9a9b-e81c94873cbf0"],
  ["a reference", "C-2048-2"],
  ["nothing", ""],
])("%s is not an id", (_what, text) => {
  expect(isId(text)).toBe(false);
});

const anyNumber = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }),
  fc.integer({ min: 1, max: 999_999_999_999 }),
);

test("Damm's published example: 572 has the check digit 4", () => {
  expect(referenceFor("C", 572)).toBe("C-572-4");
});

test("what is written can be read", () => {
  fc.assert(
    fc.property(fc.constantFrom("C", "P", "MTG", "LOC"), anyNumber, (prefix, number) => {
      const read = parseReference(referenceFor(prefix, number));
      expect(read).toEqual({ ok: true, value: { prefix, number } });
    }),
  );
});

test.each(["c-572-4", "C 572 4", "C5724", " C\u20135724 ", "c - 572 - 4"])(
  "'%s' is understood as C-572-4",
  (typed) => {
    expect(parseReference(typed)).toEqual({ ok: true, value: { prefix: "C", number: 572 } });
  },
);

test.each(["", "C", "572-4", "C-4", "C-0572-4", "CHILD-572-4", "C-572-4-1x", "C-57a-4"])(
  "'%s' is not a reference",
  (typed) => {
    expect(parseReference(typed)).toEqual({ ok: false, error: "not a reference" });
  },
);

describe("mistakes that the check digit catches", () => {
  test("every single wrong digit of every reference up to 2000", () => {
    for (let number = 1; number <= 2000; number += 1) {
      const digits = digitsOf(referenceFor("C", number));
      for (const position of digits.keys()) {
        for (let wrong = 0; wrong <= 9; wrong += 1) {
          if (digits[position] === String(wrong)) continue;
          expectRefused(digits.with(position, String(wrong)));
        }
      }
    }
  });

  test("every single wrong digit, whatever the number", () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, seed, shift) => {
        const digits = digitsOf(referenceFor("C", number));
        const position = seed % digits.length;
        expectRefused(digits.with(position, String((Number(digits[position]) + shift) % 10)));
      }),
    );
  });

  test("every pair of neighbouring digits swapped, the check digit among them", () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const digits = digitsOf(referenceFor("C", number));
        for (let left = 0; left + 1 < digits.length; left += 1) {
          const [first = "", second = ""] = digits.slice(left, left + 2);
          if (first !== second) expectRefused(digits.with(left, second).with(left + 1, first));
        }
      }),
    );
  });
});

test.each([
  ["c", 1],
  ["", 1],
  ["CHILD", 1],
  ["C", 0],
  ["C", -3],
  ["C", 1.5],
  ["C", 1_000_000_000_000_000],
])("no reference is made from '%s' and %d", (prefix, number) => {
  expect(() => referenceFor(prefix, number)).toThrow(RangeError);
});

function digitsOf(reference: string): string[] {
  return Array.from(reference.replaceAll(/\D/g, ""));
}

function expectRefused(digits: readonly string[]): void {
  expect(parseReference(`C${digits.join("")}`).ok, digits.join("")).toBe(false);
}

describe("a reference that is typed without its check digit", () => {
  const whole = referenceFor("C", 2113);

  test.each(["C-2113", "c2113", "2113", " C 2113 ", "C-2113-", whole, whole.replaceAll("-", "")])(
    "%s means it",
    (text) => {
      expect(referencesMeant("C", text)).toContain(whole);
    },
  );

  test.each(["", "C-", "C-0", "Carter", "D-2113", "2113 Carter", "1".repeat(16)])(
    "%j means none",
    (text) => {
      expect(referencesMeant("C", text)).toEqual([]);
    },
  );
});
