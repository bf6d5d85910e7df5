import fc from "fast-check";
import { expect, test } from "vitest";
import { Packing, textAt, textsIn } from "./packed.ts";

const someTexts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "grapheme", maxLength: 90 }),
    fc.constantFrom("", "Łucja", "王芳", "Zoë", "a".repeat(9_000), "reed", "reed "),
  ),
  { maxLength: 60 },
);

test("texts come out as they went in, each once, in the order in which they came", () => {
  fc.assert(
    fc.property(someTexts, (texts) => {
      const packing = new Packing();
      const places = texts.map((text) => packing.place(text));
      const packed = packing.packed();
      expect(places.map((place) => textAt(packed, place))).toEqual(texts);
      const differing = [...new Set(texts)];
      const all = textsIn(packed);
      expect(Array.from({ length: all.length }, (_, at) => all.at(at))).toEqual(differing);
    }),
  );
});

test("a letter is a byte as long as every letter fits into one, and many are shared memory", () => {
  const packing = new Packing();
  for (let at = 0; at < 20_000; at += 1) packing.add(`Zoë ${at}`);
  const plain = packing.packed();
  expect(plain.letters).toBeInstanceOf(Uint8Array);
  expect(plain.letters.buffer).toBeInstanceOf(SharedArrayBuffer);
  packing.add("Łucja");
  const wide = packing.packed();
  expect(wide.letters).toBeInstanceOf(Uint16Array);
  expect([textAt(wide, 0), textAt(wide, 20_000)]).toEqual(["Zoë 0", "Łucja"]);
});
