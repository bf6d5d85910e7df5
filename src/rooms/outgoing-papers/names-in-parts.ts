import { genericWords, sortName, wordsOf } from "../subjects/index.ts";

const tokens = /[\p{L}\p{M}\p{N}]+(?:['’ʼ`-][\p{L}\p{M}\p{N}]+)*/gu;

/** How many words a given or a family name may have. */
const lengths = [1, 2] as const;

/** "Sam’s" is Sam; "O’Brien" is not "O". */
const bare = (word: string): string => word.replace(/['’ʼ`]s$/u, "");

/**
 * Every pair of neighbouring words that could be somebody's given and family name, either first, as
 * names are kept. Which of them are names is for the database to say: it alone knows every child.
 */
export const possibleNames = (text: string): readonly string[] => [...phrasesByName(text).keys()];

/** The same, each with the words as they stand in the text. */
export function phrasesByName(text: string): ReadonlyMap<string, string> {
  const words = [...text.matchAll(tokens)].map(([word]) => bare(word));
  const found = new Map<string, string>();
  for (const start of words.keys()) {
    for (const first of lengths) {
      for (const second of lengths) {
        if (start + first + second > words.length) continue;
        const one = words.slice(start, start + first).join(" ");
        const other = words.slice(start + first, start + first + second).join(" ");
        found.set(sortName({ familyName: other, givenName: one }), `${one} ${other}`);
        found.set(sortName({ familyName: one, givenName: other }), `${one} ${other}`);
      }
    }
  }
  return found;
}

const short = 3;

/** Small words that stand in how people are described, and are nobody's name. */
const plain: ReadonlySet<string> = new Set(
  `she him they them who from with man woman boy girl friend boyfriend girlfriend uncle aunt cousin
   adult older young unknown known called name named person driver worker school the and not brother
   sister stepfather stepmother partner neighbour somebody someone people online`.split(/\s+/),
);

/**
 * The words by which somebody would be recognised: each part of a name or nickname that is written
 * with a capital, unless it is the child's own, which a whole family may share.
 */
export function tellingWords(name: string, own: readonly string[]): readonly string[] {
  const ownWords = new Set(own.flatMap((text) => wordsOf(text).map((word) => word.text)));
  const telling = wordsOf(name)
    .filter(({ from }) => /^\p{Lu}/u.test(name.slice(from)))
    .map(({ text }) => text)
    .filter(
      (text) =>
        text.length >= short && !ownWords.has(text) && !genericWords.has(text) && !plain.has(text),
    );
  return [...new Set(telling)];
}

/** Whether a text has one of these words, possessive or plain. */
export function hasWord(text: string, sought: ReadonlySet<string>): boolean {
  return wordsOf(text).some(({ text: word }) => sought.has(word) || sought.has(bareEnd(word)));
}

const bareEnd = (word: string): string => word.replace(/s$/, "");
