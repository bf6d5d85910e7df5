import fc from "fast-check";
import { expect, test } from "vitest";
import { onceEncoded } from "./twice-encoded.ts";

const asWindows = new TextDecoder("windows-1252");
const encodedAgain = (text: string): string => asWindows.decode(Buffer.from(text));

test.each([
  ["CastaÃ±eda", "Castañeda"],
  ["Å»uk", "Żuk"],
  ["Ä°lksen Koyuncu", "İlksen Koyuncu"],
  ["ÅžEN", "ŞEN"],
  ["Oâ€™Brien", "O’Brien"],
  ["RenÃ© Ã\u00a0 Paris", "René à Paris"],
])("%s was %s", (twice, once) => {
  expect(onceEncoded(twice)).toBe(once);
});

test.each(["Castañeda", "Żuk", "ÀÉ", "Ñandú", "Sáenz Añó", "Żuk Ã©", "Ã", "plain"])(
  "%s stays as it is",
  (text) => {
    expect(onceEncoded(text)).toBe(text);
  },
);

test("whatever was encoded twice comes back", () => {
  const letters = fc.string({
    unit: fc.constantFrom(...Array.from("aéñüçşżłİœ’–ğřő Žß")),
    minLength: 1,
  });
  fc.assert(fc.property(letters, (text) => onceEncoded(encodedAgain(text)) === text));
});
