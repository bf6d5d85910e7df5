import type { WhereaboutsKind } from "../whereabouts-kinds.ts";
import { genericWords, streetWords, wordsOf } from "./words.ts";

/** A fact that gives a child's whereabouts away. */
export type PlaceFact = { readonly kind: WhereaboutsKind; readonly wording: string };

/** What to look for in a text: words that follow each other, a postcode, a number or a point. */
export type Needle = {
  readonly kind: WhereaboutsKind;
  readonly how: "words" | "postcode" | "phone" | "point";
  /** Without spaces: "fern hill" and "Fernhill" are the same place. */
  readonly text: string;
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
  const add = (how: Needle["how"], text: string): void => {
    if (text !== "" && !found.some((one) => one.how === how && one.text === text))
      found.push({ kind, how, text });
  };
  for (const [match] of wording.matchAll(postcodes)) add("postcode", foldPostcode(match));
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
      for (const text of phrasesOf(kind, words, place === 0)) add("words", text);
    });
  return found;
}

/** Of these people say the name alone: "at Fernhill". A house called Harbour House is no harbour. */
const known: ReadonlySet<WhereaboutsKind> = new Set(["school", "practice", "ward"]);

const isNumber = (word: string): boolean => /^\d+[a-z]?$/.test(word);
/** Long enough, or unusual enough, to mean this place and no other. */
const isTelling = (text: string): boolean => text.length >= 5;

/**
 * The first part of a fact is its name; of the others those that are a number in a street or a
 * street. Towns and counties hold too many people to give anybody away, and would stop every text.
 */
function phrasesOf(
  kind: WhereaboutsKind,
  words: readonly string[],
  isFirst: boolean,
): readonly string[] {
  const streets = streetPhrases(words);
  if (kind === "journeys") return [...streets, ...linesOf(words)];
  if (!isFirst) return streets;
  if (kind === "address" && streets.length > 0) return streets;
  const own = words.filter((word) => !genericWords.has(word) && !isNumber(word));
  const whole = joined(words);
  return [
    ...streets,
    ...(own.length > 0 && (words.length > 1 || isTelling(whole)) ? [whole] : []),
    ...(known.has(kind) && isTelling(joined(own)) ? [joined(own)] : []),
    ...(kind === "carer" ? surnamePhrases(words) : []),
  ];
}

/** "12 Tideway St": the number with the name, with or without "St"; and the street by itself. */
function streetPhrases(words: readonly string[]): readonly string[] {
  return [...numberedPhrases(words), ...streetsIn(words)];
}

function numberedPhrases(words: readonly string[]): readonly string[] {
  return words.flatMap((number, at) => {
    const after = words.slice(at + 1);
    const ends = after.findIndex((word) => streetWords.has(word));
    const name = after.slice(0, ends > 0 ? ends : after.length);
    const [first] = name;
    if (!isNumber(number) || first === undefined || isNumber(first) || genericWords.has(first))
      return [];
    const street = joined(ends > 0 ? after.slice(0, ends + 1) : name);
    return [`${number}${street}`, `${number}${joined(name)}`];
  });
}

function streetsIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const [before, name] = [words[at - 2], words[at - 1]];
    if (!streetWords.has(word) || name === undefined || isNumber(name) || genericWords.has(name))
      return [];
    const isPart = before !== undefined && !isNumber(before) && !genericWords.has(before);
    const street = isPart ? `${before}${name}${word}` : `${name}${word}`;
    return isTelling(street) ? [street] : [];
  });
}

/** "Bus 73": a line that the child takes. */
function linesOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const isLine =
      ["bus", "tram", "train", "route"].includes(word) && next !== undefined && /\d/.test(next);
    return isLine ? [`${word}${next}`] : [];
  });
}

/** A carer by their surname: "Mrs Penn", "the Penns". */
function surnamePhrases(words: readonly string[]): readonly string[] {
  const names = words.filter((word) => !genericWords.has(word) && !/\d/.test(word));
  const surname = names.at(-1);
  if (names.length < 2 || surname === undefined) return [];
  const titles = ["mr", "mrs", "ms", "miss", "mx"].map((title) => `${title}${surname}`);
  return [...titles, ...(surname.length >= 4 ? [`the${surname}s`, `the${surname}`] : [])];
}
