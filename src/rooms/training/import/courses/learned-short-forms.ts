import { folded } from "../words.ts";
import { apart, type ShortForms } from "./course-name.ts";
import { shortForms, smallWords } from "./course-words.ts";

const capitals = /\b[A-Z]{2,6}s?\b/gu;
/** Capitals that stand for nothing that other names could spell out. */
const notShort = /^(?:L[1-8]|I{1,3}|IV|MS|UK|AM|PM|TV|IT|HR)$/u;

/**
 * What short forms stand for, learned from the names themselves: RHI is "Return Home Interview", because another name
 * has these words in this order and no other has words that begin so.
 */
export function learnShortForms(names: readonly string[]): ShortForms {
  const written = [...new Set(names.map(apart))];
  const asked = new Set(
    written.flatMap((name) =>
      [...name.matchAll(capitals)].map(([short]) => short).filter((short) => !notShort.test(short)),
    ),
  );
  const texts = written.map((name) => folded(name).split(" "));
  const learned = new Map<string, string>();
  for (const short of asked) {
    const letters = short.replace(/s$/u, "").toLowerCase();
    if (isShouted(short, written) || shortForms.has(letters)) continue;
    const found = new Set(texts.flatMap((words) => spelledOut(letters, words)));
    const [first, second] = found;
    if (first !== undefined && second === undefined) learned.set(short.toLowerCase(), first);
  }
  return learned;
}

/** A word of a name that is written in capitals as a whole, with other words. */
const isShouted = (short: string, names: readonly string[]): boolean =>
  names.every(
    (name) =>
      !name.includes(short) || (name === name.toUpperCase() && /[A-Z]{3,}.*[A-Z]{4,}/u.test(name)),
  );

/** Words that begin with these letters one after another, with or without small words between. */
function spelledOut(letters: string, words: readonly string[]): readonly string[] {
  return [words, words.filter((word) => !smallWords.has(word))].flatMap((all) =>
    all.flatMap((_, at) => {
      const run = all.slice(at, at + letters.length);
      const isSpelled =
        run.length === letters.length &&
        run.every((word, index) => word.length > 1 && word.startsWith(letters[index] ?? " "));
      return isSpelled ? [run.map((word) => word.replace(/(?<=\w{3})s$/u, "")).join(" ")] : [];
    }),
  );
}
