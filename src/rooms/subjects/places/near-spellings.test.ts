import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PlaceFact } from "./needles.ts";
import { placesInText } from "./places-in-text.ts";

/** What somebody writes who half remembers a place, mistypes it, or does not want it to be found by a search. */
const facts: readonly PlaceFact[] = [
  { kind: "address", wording: "12 Tideway Street, Eastmoor, QX1 4RT" },
  { kind: "address", wording: "Flat 3, 47 Wintersedge Lane, Eastmoor, QX4 4AB" },
  { kind: "placement", wording: "Larkmoor House, 4 Quay Road, Eastmoor" },
  { kind: "placement", wording: "Ospreymount Lodge" },
  { kind: "placement", wording: "Harbour House" },
  { kind: "carer", wording: "Ruth Pennington (aunt)" },
  { kind: "school", wording: "Kestrelmere Academy" },
  { kind: "practice", wording: "Ferncastle Surgery" },
  { kind: "missing-from", wording: "Thornleigh Unit" },
];

/** Of each fact the forms that people write, in words. */
const written: readonly (readonly string[])[] = [
  ["12", "Tideway", "Street"],
  ["Tideway", "Street"],
  ["47", "Wintersedge", "Lane"],
  ["Wintersedge", "Lane"],
  ["Larkmoor", "House"],
  ["Ospreymount", "Lodge"],
  ["Harbour", "House"],
  ["Ruth", "Pennington"],
  ["Kestrelmere", "Academy"],
  ["Ferncastle", "Surgery"],
  ["Thornleigh", "Unit"],
  ["QX1", "4RT"],
  ["QX4", "4AB"],
];
const halves = ["Larkmoor", "Ospreymount", "Harbour", "Thornleigh"];

/** The same numbers on each machine, so that what is measured can be measured again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const next = numbers(41);
const letters = "abcdefghijklmnoprstuvwy";

/** A word with one slip in it. */
function slipped(word: string): string {
  const at = next(word.length - 1);
  const letter = letters[next(letters.length)] ?? "e";
  const [before, sign, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  switch (next(4)) {
    case 0:
      return before + letter + after;
    case 1:
      return before + after;
    case 2:
      return before + sign + letter + after;
    default:
      return before + (after[0] ?? "") + sign + after.slice(1);
  }
}

const looksLike: Readonly<Record<string, string>> = {
  a: "а",
  e: "е",
  o: "о",
  i: "і",
  s: "ѕ",
  p: "р",
};
const unseen = ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"];
const longest = (words: readonly string[]): number =>
  words.indexOf(words.toSorted((one, other) => other.length - one.length)[0] ?? "");
const changed = (words: readonly string[], change: (word: string) => string): string =>
  words.map((word, at) => (at === longest(words) ? change(word) : word)).join(" ");

type Way = (words: readonly string[]) => string;
const ways: Readonly<Record<string, Way>> = {
  "one slip": (words) =>
    /\d/.test(words[0] ?? "") && words.length === 2 ? words.join("") : changed(words, slipped),
  "another order": (words) =>
    words.length === 3
      ? [words[1], words[2], words[0]].join(" ")
      : words.toReversed().join(next(2) === 0 ? " " : ", "),
  "letters that look alike": (words) =>
    words.join(" ").replaceAll(/[aeoisp]/g, (letter) => looksLike[letter] ?? letter),
  "signs that nobody sees": (words) =>
    changed(words, (word) => {
      const at = 1 + next(word.length - 1);
      return word.slice(0, at) + (unseen[next(unseen.length)] ?? "") + word.slice(at);
    }),
  "half a home’s name": () => halves[next(halves.length)] ?? "",
};
const around = [
  (place: string) => `She went back to ${place} last night.`,
  (place: string) => `${place} was named by her friend`,
  (place: string) => `Seen near ${place}, with two others; rang the duty desk.`,
];

const made = Array.from({ length: 500 }, (_one, index) => {
  const names = Object.keys(ways);
  const way = names[index % names.length] ?? "";
  const place = ways[way]?.(written[next(written.length)] ?? []) ?? "";
  return { way, place, text: around[next(around.length)]?.(place) ?? "" };
});

test("500 made variants: nearly all are found", () => {
  const missed = made.filter(({ text }) => placesInText(text, facts).length === 0);
  const byWay = Object.keys(ways).map((way) => {
    const of = made.filter((one) => one.way === way).length;
    const found = of - missed.filter((one) => one.way === way).length;
    return `${way} ${String(found)} of ${String(of)}`;
  });
  console.log(byWay.join("; "), missed.map(({ place }) => place).join(" | "));
  expect(missed.length).toBeLessThanOrEqual(15);
});

test("what is found is what was written, unseen signs and all", () => {
  const text = "At T\u200bid\u200bewаy Street, then home";
  const [found] = placesInText(text, facts);
  expect(text.slice(found?.from, found?.to)).toBe("T\u200bid\u200bewаy Street");
});

/** Paragraphs of the guide and of the shipped words: some 2,500 pieces of the prose that people here write. */
const ordinary = ["docs/**/*.md", "src/rooms/**/shipped-*.ts", "src/demonstration/*.ts"].flatMap(
  (pattern) =>
    globSync(pattern).flatMap((file) =>
      readFileSync(file, "utf8")
        .split(/\n{2,}|\n(?=\s+(?:meaning|name|text|wording|detail|reason):)/)
        .filter((text) => /[a-z]{3} [a-z]{2}/.test(text)),
    ),
);

describe("ordinary text", () => {
  test("is hardly ever held", () => {
    const held = ordinary.flatMap((text) =>
      placesInText(text, facts).map(({ from, to }) => text.slice(from, to)),
    );
    const counts = [...new Set(held)].map(
      (one) => `${one} ${held.filter((it) => it === one).length}`,
    );
    console.log(
      `${String(ordinary.length)} texts, ${String(held.length)} held: ${counts.join("; ")}`,
    );
    expect(ordinary.length).toBeGreaterThan(1_000);
    // Of a thousand texts.
    expect((held.length / ordinary.length) * 1000).toBeLessThanOrEqual(5);
  });

  test.each([
    "Seen in the harbour at 8.10; lives at 14 Tideside Road, QX7 2LM.",
    "Ruth rang Mr Penn about the penny; the fern on the hill died.",
    "Moved from Winter Lane to Edge Street.",
    "12 of them went to the water's edge in winter.",
    "Her number is 07700 900124.",
  ])("%s", (text) => {
    expect(placesInText(text, facts)).toEqual([]);
  });
});
