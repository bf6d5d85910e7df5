import fc from "fast-check";
import { expect, it } from "vitest";
import { readSex } from "./read-sex.ts";
import type { Cell } from "./reading-types.ts";

const text = (written: string): Cell => ({ kind: "text", text: written, ref: "A1" });

it.each([
  ["f", "female"],
  ["F", "female"],
  ["Female", "female"],
  [" GIRL ", "female"],
  ["F.", "female"],
  ["m", "male"],
  ["Male", "male"],
  ["boy", "male"],
  ["Young woman", "female"],
  ["young  man", "male"],
])("%s is %s", (written, sex) => {
  expect(readSex(text(written))).toEqual({ sex, why: null });
});

it.each(["F?", "M/F", "other", "X", "trans male", "1", "fm"])("%s is a problem", (written) => {
  expect(readSex(text(written))).toMatchObject({ sex: null, why: expect.any(String) as string });
});

it.each(["", "-", "N/A"])("%j is not known and no problem", (written) => {
  expect(readSex(text(written))).toEqual({ sex: null, why: null });
});

it("never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (written) => {
      expect([null, "female", "male"]).toContain(readSex(text(written)).sex);
    }),
  );
});
