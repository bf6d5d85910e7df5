import { expect, test } from "vitest";
import { assertNever, err, ok, type Result } from "./result.ts";

function half(whole: number): Result<number, "odd"> {
  return whole % 2 === 0 ? ok(whole / 2) : err("odd");
}

test("a success carries its value and a refusal its reason", () => {
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, error: "odd" });
});

test("a case that the types rule out throws and says which", () => {
  const smuggled = { kind: "unheard of" } as never;
  expect(() => assertNever(smuggled)).toThrow('Case not handled: {"kind":"unheard of"}');
});
