import { expect, test } from "vitest";
import { matchOn, searchKeys } from "./thing-kinds.ts";

test.each([
  ["vehicle", "AB12 CDE", "ab12cde"],
  ["vehicle", "ab12-cde", "ab12cde"],
  ["phone", "07700 900123", "447700900123"],
  ["phone", "+44 (0)7700 900123", "447700900123"],
  ["phone", "0044 7700 900123", "447700900123"],
  ["phone", "+353 1 496 0000", "35314960000"],
  ["account", "@Night.Owl", "nightowl"],
] as const)("a %s is the same however it is written: %s", (kind, identifier, expected) => {
  expect(matchOn(kind, { label: "Anything", identifier })).toBe(expected);
});

test("what has no number of its own goes by its name, and a place by its postcode too", () => {
  expect(matchOn("person", { label: "José  O’Neil", identifier: "" })).toBe("joseoneil");
  expect(matchOn("place", { label: "The Arches", identifier: "QX4 4AB" })).toBe("thearchesqx44ab");
});

test("what is looked for is tried as words and as a number", () => {
  expect(searchKeys("07700 900")).toEqual(["07700900", "447700900"]);
  expect(searchKeys("a")).toEqual([]);
});
