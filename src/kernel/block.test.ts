import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinBlock, splitBlock } from "./block.ts";

describe("a block", () => {
  test("is taken apart as a spreadsheet copies it", () => {
    expect(splitBlock('Child\tPod\r\n"Reed\tJo"\t"a ""b"" c\nd"\r\n\r\n')).toEqual([
      ["Child", "Pod"],
      ["Reed\tJo", 'a "b" c\nd'],
    ]);
    expect(splitBlock("")).toEqual([]);
    expect(splitBlock("\t3\n4\t")).toEqual([
      ["", "3"],
      ["4", ""],
    ]);
  });

  test("is put together so that it is read back, whatever is in it", () => {
    const cell = fc
      .string({ unit: fc.constantFrom("a", '"', "\t", "\n", " ") })
      .map((text) => text.trim());
    const block = fc.array(fc.tuple(fc.constant("x"), cell, cell), { minLength: 1 });
    fc.assert(
      fc.property(block, (rows) => {
        expect(splitBlock(joinBlock(rows))).toEqual(rows);
      }),
    );
  });
});
