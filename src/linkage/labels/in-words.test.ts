import { expect, test } from "vitest";
import { bitsInWords, chanceInWords } from "./in-words.ts";

test.each([
  [-7, "1 in 130"],
  [-3, "1 in 9"],
  [0, "even"],
  [4, "94 in 100"],
  [10, "999 in 1,000"],
  [30, "999,999,999 in 1,000,000,000"],
])("%d bits are %s", (bits, words) => {
  expect(chanceInWords(bits)).toBe(words);
});

test.each([
  [-3, "−3 bits (about 1 in 9)"],
  [-0.5, "−0.5 bits (about 1 in 2.4)"],
  [0, "0 bits (even)"],
  [1, "1 bit (about 67 in 100)"],
])("%d is written %s", (bits, words) => {
  expect(bitsInWords(bits)).toBe(words);
});
