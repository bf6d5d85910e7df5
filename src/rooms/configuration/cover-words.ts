/** A name that stands in a text, with what stands there for the reader. */
export type ShutWord = {
  readonly text: string;
  readonly instead: string;
  /** A text from before that day is of before they came. Null for the name of a service. */
  readonly from: string | null;
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const edge = String.raw`[\p{L}\p{M}\p{N}]`;
const patternOf = (text: string): RegExp =>
  new RegExp(`(?<!${edge})${escaped(text)}(?!${edge})`, "giu");

export type Cover = {
  /** The words of the first service that the texts name; undefined where they name none. */
  readonly find: (texts: readonly (string | null)[], on: string) => string | undefined;
  readonly cover: (text: string, on: string) => string;
};

/** Reads texts as somebody does who is on no list: whole names alone, and none from before their day. */
export function coverWords(words: readonly ShutWord[]): Cover {
  const rules = words.map((word) => ({ ...word, pattern: patternOf(word.text) }));
  const on = (day: string) => rules.filter(({ from }) => from === null || from <= day);
  return {
    find: (texts, day) =>
      on(day).find(({ pattern }) =>
        texts.some((text) => text !== null && text.search(pattern) >= 0),
      )?.instead,
    cover: (text, day) =>
      on(day).reduce((said, { pattern, instead }) => said.replaceAll(pattern, () => instead), text),
  };
}
