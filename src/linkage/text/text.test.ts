import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { fold, wordsOf } from "./fold.ts";
import { areTwoForenames } from "./forenames.ts";
import { Packing, type Packed } from "../packed/packed.ts";
import { jaroWinkler } from "./jaro-winkler.ts";
import { mayBeOneName, nicknameSets } from "./nicknames.ts";
import { soundOf } from "./sounds.ts";
import { Spelling } from "./spelling.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d", "e"), maxLength: 10 });

describe("Jaro–Winkler", () => {
  test("of packed texts is the same number, and never more than their letters allow", () => {
    const letters = (of: string) =>
      fc.string({ unit: fc.constantFrom(...Array.from(of)), maxLength: 36 });
    const texts = fc.oneof(letters("aeinorst"), letters("aaaabn"), letters("aeinłж"));
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const [one, other] = [
          new Spelling(packed("before", left)),
          new Spelling(packed(right, "behind")),
        ];
        expect(one.likeness(1, other, 0)).toBe(jaroWinkler(left, right));
        expect(other.likeness(0, one, 1)).toBe(jaroWinkler(right, left));
        const most = one.atMost(1, other, 0);
        expect(most).toBeGreaterThanOrEqual(jaroWinkler(left, right) - 1e-12);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ["martha", "marhta", 0.9611],
    ["dixon", "dicksonx", 0.8133],
    ["dwayne", "duane", 0.84],
    ["jellyfish", "smellyfish", 0.8963],
    ["abc", "xyz", 0],
    ["", "", 0],
  ])("%s and %s", (left, right, published) => {
    expect(jaroWinkler(left, right)).toBeCloseTo(published, 4);
  });

  test("agrees with a second implementation, is symmetric and between 0 and 1", () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const found = jaroWinkler(left, right);
        expect(found).toBeCloseTo(bySets(left, right), 12);
        expect(found).toBeCloseTo(jaroWinkler(right, left), 12);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });
});

function packed(...texts: readonly string[]): Packed {
  const packing = new Packing();
  for (const text of texts) packing.add(text);
  return packing.packed();
}

/** Written from the definition with lists, to be right rather than fast. */
function bySets(left: string, right: string): number {
  if (left === "" || right === "") return 0;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const free = Array.from(right, (letter, at) => ({ letter, at, taken: false }));
  const inLeft: string[] = [];
  for (const [at, letter] of Array.from(left).entries()) {
    const partner = free.find(
      (one) => !one.taken && one.letter === letter && Math.abs(one.at - at) <= reach,
    );
    if (!partner) continue;
    partner.taken = true;
    inLeft.push(letter);
  }
  const inRight = free.filter(({ taken }) => taken).map(({ letter }) => letter);
  if (inLeft.length === 0) return 0;
  const moved = inLeft.filter((letter, at) => letter !== inRight[at]).length / 2;
  const { length } = inLeft;
  const jaro = (length / left.length + length / right.length + (length - moved) / length) / 3;
  if (jaro <= 0.7) return jaro;
  let start = 0;
  while (start < 4 && left[start] !== undefined && left[start] === right[start]) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
}

describe("edit distance", () => {
  test("agrees with the recursive definition up to its limit", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (left, right, limit) => {
        const whole = recursive(left, right, new Map());
        expect(editDistance(packed(left, right), 0, 1, limit)).toBe(Math.min(whole, limit + 1));
      }),
      { numRuns: 1_000 },
    );
  });
});

function recursive(left: string, right: string, known: Map<string, number>): number {
  if (left === "" || right === "") return left.length + right.length;
  const key = `${left}|${right}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const [a, b] = [left.slice(0, -1), right.slice(0, -1)];
  const ways = [
    recursive(a, right, known) + 1,
    recursive(left, b, known) + 1,
    recursive(a, b, known) + (left.at(-1) === right.at(-1) ? 0 : 1),
  ];
  if (
    left.length > 1 &&
    right.length > 1 &&
    left.at(-1) === right.at(-2) &&
    left.at(-2) === right.at(-1)
  )
    ways.push(recursive(left.slice(0, -2), right.slice(0, -2), known) + 1);
  const least = Math.min(...ways);
  known.set(key, least);
  return least;
}

describe("folding", () => {
  test.each([
    ["Zoë O’Brien", "zoe obrien"],
    ["Łukasz Żółć", "lukasz zolc"],
    ["Straße", "strasse"],
    ["Хрущёв", "khrushchev"],
    ["Ελένη", "eleni"],
    ["王杰", "王杰"],
    ["Smith-Jones", "smith jones"],
  ])("%s", (text, folded) => {
    expect(wordsOf(text).join(" ")).toBe(folded);
  });

  test("folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe("sounds and nicknames", () => {
  test.each([
    ["mohammed", "muhamad"],
    ["stephen", "steven"],
    ["catherine", "kathryn"],
    ["macdonald", "mcdonald"],
    ["philip", "fillip"],
  ])("%s and %s sound alike", (left, right) => {
    expect(soundOf(left)).toBe(soundOf(right));
  });

  test("one name may stand in several sets, and the sets do not chain", () => {
    const may = (left: string, right: string) =>
      mayBeOneName(nicknameSets(left), nicknameSets(right));
    expect(may("rob", "robert")).toBe(true);
    expect(may("rob", "robin")).toBe(true);
    expect(may("robin", "robert")).toBe(false);
    expect(may("mohammed", "muhammad")).toBe(true);
    expect(may("nobody", "nobody")).toBe(false);
  });
});

describe("two forenames", () => {
  const areTwo = (left: string, right: string) =>
    areTwoForenames(left.split("-"), right.split("-"));

  test.each([
    ["mia", "mila"],
    ["amy", "may"],
    ["leo", "leon"],
    ["louis", "louise"],
    ["christian", "christina"],
    ["maya", "mya"],
    ["ella-mia", "ella-mila"],
    ["mia", "mila-rose"],
  ])("%s and %s are names of two", (left, right) => {
    expect(areTwo(left, right)).toBe(true);
    expect(areTwo(right, left)).toBe(true);
  });

  test.each([
    ["the same", "mia", "mia"],
    ["a slip that is no name", "mia", "mai"],
    ["a slip that is no name", "mila", "mlia"],
    ["a letter lost", "olivia", "oliva"],
    ["another spelling", "callum", "calum"],
    ["another spelling", "jayden", "jaden"],
    ["another spelling", "kieran", "keiran"],
    ["another spelling", "mohammed", "muhammad"],
    ["a short form", "daniel", "dan"],
    ["a part of it", "ella", "ella-mae"],
    ["no name at all", "", "mia"],
  ])("%s: %s and %s", (_why, left, right) => {
    expect(areTwo(left, right)).toBe(false);
    expect(areTwo(right, left)).toBe(false);
  });
});
