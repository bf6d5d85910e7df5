import fc from "fast-check";
import { expect, test } from "vitest";
import { hasMoreRows } from "./count-rows.ts";
import { decodeText, findDelimiter, splitCsv } from "./read-csv.ts";

/** What is met in files, and what breaks a count: quotation marks, breaks inside them, either end of a line. */
const piece = fc.constantFrom(
  "a",
  "é",
  ",",
  ";",
  "\n",
  "\r\n",
  "\r",
  '"',
  '""',
  "\n\n",
  " ",
  "x,y",
);
const file = fc.tuple(fc.constantFrom("", "\uFEFF"), fc.array(piece, { maxLength: 60 }));

test("a file has as many rows as its reading finds, to the row", () => {
  fc.assert(
    fc.property(file, fc.nat({ max: 12 }), ([mark, pieces], most) => {
      const bytes = Buffer.from(`${mark}h,k\n1,2\n${pieces.join("")}`);
      const text = decodeText(bytes);
      const delimiter = findDelimiter(text);
      fc.pre(delimiter !== undefined);
      expect(hasMoreRows(bytes, most)).toBe(splitCsv(text, delimiter).length > most);
    }),
    { numRuns: 3000 },
  );
});

test("of a text without columns, and of UTF-16, nothing is said", () => {
  expect(hasMoreRows(Buffer.from("a\nb\nc\n"), 1)).toBe(false);
  expect(hasMoreRows(Buffer.from("\uFEFFa,b\n1,2\n3,4\n", "utf16le"), 1)).toBe(false);
});
