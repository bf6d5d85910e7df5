import fc from "fast-check";
import { expect, test } from "vitest";
import { toJsonb } from "./jsonb.ts";

test("NUL is dropped, and the six characters that name it are kept", () => {
  expect(JSON.parse(toJsonb({ a: "x\u0000y", b: "\\u0000", c: "\\\u0000" }))).toEqual({
    a: "xy",
    b: "\\u0000",
    c: "\\",
  });
});

test("whatever the text, it comes back without its NULs", () => {
  const text = fc.string({ unit: fc.constantFrom("\\", "u", "0", "\u0000", '"', "a") });
  fc.assert(
    fc.property(text, (value) => {
      expect(JSON.parse(toJsonb([value]))).toEqual([value.replaceAll("\u0000", "")]);
    }),
  );
});
