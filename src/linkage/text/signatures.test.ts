import fc from "fast-check";
import { expect, test } from "vitest";
import { Packing } from "../packed/packed.ts";
import { editDistance } from "./edit-distance.ts";
import { hashesOfPart, mayBeWithin, signaturesOf } from "./signatures.ts";

const sign = fc.constantFrom(...Array.from("0123456789AEKMZ -é"));
const anyText = fc.string({ unit: sign, maxLength: 14 });

/** Mostly a text and what few changes make of it: texts by chance are never near each other. */
const anyTwo = fc.tuple(anyText, fc.array(fc.tuple(fc.nat(14), sign, fc.nat(3)), { maxLength: 4 }));

function changed(text: string, changes: readonly (readonly [number, string, number])[]): string {
  const signs = Array.from(text);
  for (const [at, other, kind] of changes) {
    if (kind === 0) signs.splice(at, 1);
    else if (kind === 1) signs.splice(at, 0, other);
    else if (kind === 2) signs.splice(at, 1, other);
    else signs.splice(at, 2, ...signs.slice(at, at + 2).toReversed());
  }
  return signs.join("");
}

function packed(...texts: readonly string[]) {
  const packing = new Packing();
  for (const text of texts) packing.add(text);
  return packing.packed();
}

test("no two texts with few changes between them are told apart by their signatures", () => {
  fc.assert(
    fc.property(anyTwo, ([text, changes]) => {
      const texts = packed(text, changed(text, changes));
      const [one = 0, other = 0] = signaturesOf(texts);
      for (const most of [1, 2])
        if (editDistance(texts, 0, 1, most) <= most)
          expect(mayBeWithin(one, other, most)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("what differs in many figures is told apart", () => {
  const [one = 0, other = 0] = signaturesOf(packed("4010232137", "9434765919"));
  expect(mayBeWithin(one, other, 2)).toBe(false);
});

test("texts with the same part have the same hash of it", () => {
  const texts = packed("EM1 2AB", "EM1 9ZZ", "EM12 2AB", "AB");
  const [one, near, elsewhere, short] = hashesOfPart(texts, (length) => ({
    from: 0,
    to: Math.max(0, length - 3),
  }));
  expect(near).toBe(one);
  expect(elsewhere).not.toBe(one);
  expect(short).not.toBe(one);
});
