import { expect, test } from "vitest";
import { dialled, platePatterns, plateRead } from "./numbers-as-written.ts";

test.each([
  "07700 900123",
  "07700-900-123",
  "(07700) 900123",
  "07700.900.123",
  "+44 7700 900123",
  "+44 (0)7700 900123",
  "(+44) 7700 900123",
  "0044 7700 900123",
  "0044 (0) 7700 900123",
  "44 7700 900123",
  "44 (0)7700 900123",
  "7700900123",
  "O77OO 9OO123",
  "０７７００９００１２３",
  "tel: 07700 900123",
])("one telephone in every notation: %s", (written) => {
  expect(dialled(written)).toBe("447700900123");
});

test.each([
  ["020 7946 0958 ext 12", "442079460958x12"],
  ["020 7946 0958 x12", "442079460958x12"],
  ["+44 20 7946 0958;ext=12", "442079460958x12"],
  ["020 7946 0958 #12", "442079460958x12"],
  ["+353 86 123 4567", "353861234567"],
  ["00353 86 123 4567", "353861234567"],
  ["900123", "900123"],
  ["", ""],
  ["no number", ""],
])("an extension is another telephone, and a country its own: %s", (written, expected) => {
  expect(dialled(written)).toBe(expected);
});

const matches = (sought: string, key: string): boolean =>
  platePatterns(sought).some((pattern) =>
    new RegExp(`^${pattern.replaceAll("%", ".*").replaceAll("_", ".")}$`, "u").test(plateRead(key)),
  );

test.each([
  ["AB12", "ab12cde"],
  ["ab12 cde", "ab12cde"],
  ["AB1? CDE", "ab12cde"],
  ["AB CDE", "ab12cde"],
  ["A*DE", "ab12cde"],
  ["AB…DE", "ab12cde"],
  ["AB12 CDO", "ab12cd0"],
  ["ABI2", "ab12cde"],
  ["AB? CDE", "ab12cde"],
  ["B-MÜ 1234", "bmu1234"],
  ["M 123", "bmu1234"],
  ["KA 1234", "ка1234вн"],
  ["СА 5678 ВМ", "ca5678bm"],
])("part of a registration is found: %s in %s", (sought, key) => {
  expect(matches(sought, key)).toBe(true);
});

test.each([
  ["AB", "ab12cde"],
  ["%%%", "ab12cde"],
  ["***", "ab12cde"],
  ["CDE AB", "ab12cde"],
  ["AB? DE", "ab12cd"],
])("too little, or another, is not: %s in %s", (sought, key) => {
  expect(matches(sought, key)).toBe(false);
});
