/** What the record of one child says, as the demonstration tells it. */
export type Said = {
  /** The table and column, or the page. */
  readonly where: string;
  readonly text: string;
  /** The day of which it speaks; undefined where the text has none. */
  readonly on?: string;
};

export type ChildSaid = {
  readonly reference: string;
  readonly sex: "female" | "male" | null;
  readonly bornOn: string | null;
  /** Days on which the child went missing, as episodes that are recorded. */
  readonly missingOn: readonly string[];
  readonly said: readonly Said[];
};

const words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const teens = [
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
];

/** A number as it is written in a sentence. */
export const numberWord = `(?:\\d{1,2}|${[...words, ...teens].join("|")})`;

export function numberOf(written: string): number {
  const place = [...words, ...teens].indexOf(written.toLowerCase());
  return place < 0 ? Number(written) : place + 1;
}

/** The sentences of a text. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.?!])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
