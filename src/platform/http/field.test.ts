import { describe, expect, test } from "vitest";
import { z } from "zod";
import { field, optionalQuery } from "./field.ts";

describe("field", () => {
  test.each([
    ["plain", "plain"],
    ["", ""],
    [undefined, ""],
    ["one\r\ntwo\r\n", "one\ntwo\n"],
    ["one\ntwo\rthree", "one\ntwo\rthree"],
    ["\u0000a\u0000b", "ab"],
    ["a\ud800b\udc00", "ab"],
    [" kept ", " kept "],
  ])("reads %j as %j", (given, read) => {
    expect(field().parse(given)).toBe(read);
  });

  test.each([[["a", "b"]], [{ a: "b" }], [1], [null], [true]])("refuses %j", (given) => {
    expect(field().safeParse(given).success).toBe(false);
  });
});

describe("optionalQuery", () => {
  const page = optionalQuery(z.coerce.number<string>().int().min(1));

  test("falls back where the value is no good", () => {
    expect([
      page.parse("2"),
      page.parse("x"),
      page.parse("0"),
      page.parse(["1", "2"]),
      page.parse(undefined),
    ]).toEqual([2, undefined, undefined, undefined, undefined]);
  });
});
