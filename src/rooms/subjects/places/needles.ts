import type { WhereaboutsKind } from "../whereabouts-kinds.ts";
import { everydayWords, genericWords, streetWords, wordsOf } from "./words.ts";

/** A fact that gives a child's whereabouts away. */
export type PlaceFact = { readonly kind: WhereaboutsKind; readonly wording: string };

/** What to look for in a text: words that follow each other, a postcode, a number or a point. */
export type Needle = {
  readonly kind: WhereaboutsKind;
  readonly how: "words" | "postcode" | "phone" | "point";
  /** Without spaces: "fern hill" and "Fernhill" are the same place. */
  readonly text: string;
  /** Long and unusual enough that one slip of the hand leaves it recognisable. */
  readonly maySlip: boolean;
  /** A word of every day that is a place only where it begins with a capital. */
  readonly isProper: boolean;
};

const postcodes = /\b[A-Z]{1,2}[0-9O][A-Z0-9]?\s*[0-9O][A-Z]{2}\b/giu;
const phones = /\+?\(?\d[\d\s().-]{7,}\d/gu;
const points = /-?\d{1,3}\.\d{3,}/gu;

/** Letters and figures that are mistaken for each other in a postcode are the same. */
export const foldPostcode = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");

/** Figures alone, with the country's own beginning. */
export const foldPhone = (text: string): string =>
  text
    .replaceAll(/\D/g, "")
    .replace(/^(?:00)?44(?=\d{9,11}$)/, "0")
    .replace(/^0{2}(?=7)/, "0");

/** A point on a map to three places: some hundred metres. */
export const foldPoint = (text: string): string => {
  const [whole = "", part = ""] = text.split(".");
  return `${whole}.${part.slice(0, 3)}`;
};

const joined = (words: readonly string[]): string => words.join("");

/** Everything that this fact would be recognised by. */
export function needlesOf({ kind, wording }: PlaceFact): readonly Needle[] {
  const found: Needle[] = [];
  const add = (how: Needle["how"], text: string, more: Partial<Needle> = {}): void => {
    if (text !== "" && !found.some((one) => one.how === how && one.text === text))
      found.push({ kind, how, text, maySlip: false, isProper: false, ...more });
  };
  for (const [match] of wording.matchAll(postcodes)) {
    const code = foldPostcode(match);
    add("postcode", code, { maySlip: true });
    add("postcode", code.slice(-3) + code.slice(0, -3));
  }
  for (const [match] of wording.matchAll(phones)) add("phone", foldPhone(match));
  for (const [match] of wording.matchAll(points)) add("point", foldPoint(match));
  const rest = [postcodes, phones, points].reduce(
    (text, one) => text.replaceAll(one, ","),
    wording,
  );
  const segments = rest
    .split(/[,;\n()/]+| - | – /u)
    .map((part) => wordsOf(part).map((word) => word.text));
  segments
    .filter((words) => words.length > 0)
    .forEach((words, place) => {
      const phrases = phrasesOf(kind, words, place === 0);
      for (const phrase of phrases) add("words", joined(phrase), { maySlip: maySlip(phrase) });
      for (const phrase of phrases)
        for (const other of otherOrders(phrase)) add("words", joined(other));
      if (place > 0 || !named.has(kind)) return;
      for (const word of ownWords(words).filter(isTelling))
        add("words", word, { isProper: everydayWords.has(word), maySlip: isLong(word) });
    });
  return found;
}

/** Homes that staff call by a part of their name: "back to Harbour tonight". */
const named: ReadonlySet<WhereaboutsKind> = new Set(["placement", "missing-from"]);

type Phrase = readonly string[];

const isLong = (word: string): boolean => word.length >= 7 && !everydayWords.has(word);

/** Of two letters that were mistaken for each other a short name becomes another word. */
function maySlip(phrase: Phrase): boolean {
  const own = ownWords(phrase);
  const least = phrase.length > own.length ? 6 : 7;
  return joined(own).length >= least && !titles.has(phrase[0] ?? "");
}

/** "Tideway Street 12", "House Harbour": the same words in any other order. */
function otherOrders(phrase: Phrase): readonly Phrase[] {
  if (phrase.length < 2 || titles.has(phrase[0] ?? "")) return [];
  if (phrase.length > 3) return [phrase.toReversed(), [...phrase.slice(1), ...phrase.slice(0, 1)]];
  return phrase.flatMap((word, at) => {
    const rest = phrase.filter((_one, index) => index !== at);
    return rest.length === 1
      ? [[word, ...rest]]
      : [
          [word, ...rest],
          [word, ...rest.toReversed()],
        ];
  });
}

/** Of these people say the name alone: "at Fernhill". A house called Harbour House is no harbour. */
const known: ReadonlySet<WhereaboutsKind> = new Set(["school", "practice", "ward"]);

const isNumber = (word: string): boolean => /^\d+[a-z]?$/.test(word);
/** Long enough, or unusual enough, to mean this place and no other. */
const isTelling = (text: string): boolean => text.length >= 5;

/** What is the place's own in its name. */
const ownWords = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !genericWords.has(word) && !isNumber(word));

/**
 * The first part of a fact is its name; of the others those that are a number in a street or a
 * street. Towns and counties hold too many people to give anybody away, and would stop every text.
 */
function phrasesOf(
  kind: WhereaboutsKind,
  words: readonly string[],
  isFirst: boolean,
): readonly Phrase[] {
  const streets = streetPhrases(words);
  if (kind === "journeys") return [...streets, ...linesOf(words)];
  if (!isFirst) return streets;
  if (kind === "address" && streets.length > 0) return streets;
  const own = ownWords(words);
  const whole = joined(words);
  return [
    ...streets,
    ...(own.length > 0 && (words.length > 1 || isTelling(whole)) ? [words] : []),
    ...(known.has(kind) && isTelling(joined(own)) ? [own] : []),
    ...(kind === "carer" ? surnamePhrases(words) : []),
  ];
}

/** "12 Tideway St": the number with the name, with or without "St"; and the street by itself. */
function streetPhrases(words: readonly string[]): readonly Phrase[] {
  return [...numberedPhrases(words), ...streetsIn(words)];
}

function numberedPhrases(words: readonly string[]): readonly Phrase[] {
  return words.flatMap((number, at) => {
    const after = words.slice(at + 1);
    const ends = after.findIndex((word) => streetWords.has(word));
    const name = after.slice(0, ends > 0 ? ends : after.length);
    const [first] = name;
    if (!isNumber(number) || first === undefined || isNumber(first) || genericWords.has(first))
      return [];
    const street = ends > 0 ? after.slice(0, ends + 1) : name;
    return [
      [number, ...street],
      [number, ...name],
    ];
  });
}

function streetsIn(words: readonly string[]): readonly Phrase[] {
  return words.flatMap((word, at) => {
    const [before, name] = [words[at - 2], words[at - 1]];
    if (!streetWords.has(word) || name === undefined || isNumber(name) || genericWords.has(name))
      return [];
    const isPart = before !== undefined && !isNumber(before) && !genericWords.has(before);
    const street = isPart ? [before, name, word] : [name, word];
    return isTelling(joined(street)) ? [street] : [];
  });
}

/** "Bus 73": a line that the child takes. */
function linesOf(words: readonly string[]): readonly Phrase[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const isLine =
      ["bus", "tram", "train", "route"].includes(word) && next !== undefined && /\d/.test(next);
    return isLine ? [[word, next]] : [];
  });
}

const titles: ReadonlySet<string> = new Set(["mr", "mrs", "ms", "miss", "mx", "the"]);

/** A carer by their surname: "Mrs Penn", "the Penns". */
function surnamePhrases(words: readonly string[]): readonly Phrase[] {
  const names = words.filter((word) => !genericWords.has(word) && !/\d/.test(word));
  const surname = names.at(-1);
  if (names.length < 2 || surname === undefined) return [];
  const titled = [...titles].filter((title) => title !== "the").map((title) => [title, surname]);
  const family = [
    ["the", `${surname}s`],
    ["the", surname],
  ];
  return [...titled, ...(surname.length >= 4 ? family : [])];
}
