import { describe, expect, test } from "vitest";
import { z } from "zod";
import { anyQuery, formText, isHouseText, text } from "./text.ts";

const unstorable = ["\u0000", "a\u0000b", "\ud800", "a\udc00b", "\udc00\ud800"];
const storable = ["", "a", "😀", "\u0001", "\ufffd", "\r\n", "e\u0301"];

describe("text of an address or of JSON", () => {
  test.each(unstorable)("refuses %j", (given) => {
    expect(text().safeParse(given).success).toBe(false);
    expect(text().max(40).optional().safeParse(given).success).toBe(false);
    expect(anyQuery().safeParse({ q: given }).success).toBe(false);
    expect(anyQuery().safeParse({ q: ["a", given] }).success).toBe(false);
  });

  test.each(storable)("takes %j as it is", (given) => {
    expect(text().parse(given)).toBe(given);
    expect(anyQuery().parse({ q: given, r: [given] })).toEqual({ q: given, r: [given] });
  });

  test("says so at its place, without saying what was sent", () => {
    const { error } = z.object({ name: text() }).safeParse({ name: "Ashdown\u0000" });
    expect(error?.issues.map(({ path }) => path)).toEqual([["name"]]);
    expect(JSON.stringify(error?.issues.map(({ message }) => message))).not.toContain("Ashdown");
  });
});

describe("text of a form", () => {
  test.each<[string, string]>([
    ["a\u0000b", "ab"],
    ["a\ud800b", "ab"],
    ["\udc00\ud800", ""],
    ["😀\ud83d", "😀"],
    ["one\r\ntwo", "one\ntwo"],
    ["\u0001 e\u0301", "\u0001 e\u0301"],
  ])("keeps of %j what can be kept", (given, kept) => {
    expect(formText().parse(given)).toBe(kept);
  });
});

test("a schema is known by its checks, and another is not", () => {
  for (const one of [text(), text().max(3), text().regex(/a/), formText(), formText().min(1)])
    expect(isHouseText(one)).toBe(true);
  for (const one of [z.string(), z.string().max(3), z.string().regex(/^a$/), z.uuid()])
    expect(isHouseText(one)).toBe(false);
});
