/** A name of somebody, in the parts that it is written with. */
export type Named = { readonly givenName: string; readonly familyName: string };

/** Where a name stands in a text: the line, and the words as they were written. */
export type Standing = { readonly line: number; readonly words: string };

type Word = { readonly plain: string; readonly from: number; readonly to: number };

/** As names are compared: without case, marks, hyphens and apostrophes, and without the s of whose something is. */
export const plainName = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");

const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}'’-]+/gu)]
    .map(({ 0: word, index }) => ({ plain: plainName(word), from: index, to: index + word.length }))
    .filter(({ plain }) => plain !== "");

const partsOf = (name: string): readonly string[] => wordsOf(name).map(({ plain }) => plain);

/**
 * The ways in which a whole name is written: given and family name in either order, and with the first given name alone.
 * Nobody is named by one word.
 */
function waysOf({ givenName, familyName }: Named): readonly (readonly string[])[] {
  const [given, family] = [partsOf(givenName), partsOf(familyName)];
  const [first] = given;
  if (first === undefined || family.length === 0) return [];
  return [
    [...given, ...family],
    [...family, ...given],
    [first, ...family],
    [...family, first],
  ];
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length;

/** Where one of these whole names stands in a text, the first of each line and wording. */
export function namesIn(text: string, names: readonly Named[]): readonly Standing[] {
  const ways = new Map<string, Set<string>>();
  for (const way of names.flatMap(waysOf)) {
    const [first] = way;
    if (first === undefined) continue;
    const rests = ways.get(first) ?? new Set();
    ways.set(first, rests.add(way.join(" ")));
  }
  const words = wordsOf(text);
  return once(
    words.flatMap(({ plain, from }, at) =>
      [...(ways.get(plain) ?? [])].flatMap((way) => {
        const length = way.split(" ").length;
        const here = words.slice(at, at + length);
        if (here.map((one) => one.plain).join(" ") !== way) return [];
        return [{ line: lineAt(text, from), words: text.slice(from, here.at(-1)?.to) }];
      }),
    ),
  );
}

/** Where one of these single words stands as a name, which begins with a capital. */
export function wordsIn(text: string, sought: readonly string[]): readonly Standing[] {
  const wanted = new Set(sought.map(plainName).filter((one) => one.length >= 3));
  return once(
    wordsOf(text)
      .filter(({ plain, from }) => wanted.has(plain) && /^\p{Lu}/u.test(text.slice(from)))
      .map(({ from, to }) => ({ line: lineAt(text, from), words: text.slice(from, to) })),
  );
}

const once = (all: readonly Standing[]): readonly Standing[] => [
  ...new Map(all.map((one) => [`${one.line} ${one.words}`, one])).values(),
];

/** Every word of a text and every two that stand together, as a family name may be looked up by. */
export function nameKeys(text: string): readonly string[] {
  const words = wordsOf(text).map(({ plain }) => plain);
  const pairs = words.map((word, at) => `${word}${words[at + 1] ?? ""}`);
  return [...new Set([...words, ...pairs])].filter((key) => key.length >= 2);
}

/** "Line 2: “Kelsie Brown”". */
export const standingWords = (all: readonly Standing[]): string =>
  all.map(({ line, words }) => `line ${line}, “${words}”`).join("; ");
