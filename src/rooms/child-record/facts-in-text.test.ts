import { expect, test } from "vitest";
import { factsInText } from "./facts-in-text.ts";

const values = (text: string) => factsInText(text).map(({ sort, value }) => [sort, value]);

test.each([
  ["Picked up in AB12 CDE. He came back.", [["vehicle", "AB12 CDE"]]],
  ["A grey Golf, AB12CDE, twice: AB12 CDE.", [["vehicle", "AB12CDE"]]],
  [
    "Rang from 07700 900123, not 020 7946 0000.",
    [
      ["telephone", "07700 900123"],
      ["telephone", "020 7946 0000"],
    ],
  ],
  ["+44 (0)7700 900123", [["telephone", "+44 (0)7700 900123"]]],
  ["+48 512 345 678 is of another country", []],
  ["At 10 30 on 12 11 2026 in ab12 cde; crime number 0123456", []],
  ["reference 1207700900123", []],
  ["", []],
])("%j gives %j", (text, expected) => {
  expect(values(text)).toEqual(expected);
});

test("each comes with its own sentence", () => {
  const text = "She is well. The driver of AB12 CDE waits at school. Ring 07700 900123.";
  expect(factsInText(text).map(({ said }) => said)).toEqual([
    "The driver of AB12 CDE waits at school.",
    "Ring 07700 900123.",
  ]);
  expect(factsInText(null)).toEqual([]);
});
