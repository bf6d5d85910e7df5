import { folded } from "../words.ts";
import { deliveryWords, sameWords, shortForms, smallWords, weakWords } from "./course-words.ts";

/** What a name of a course says, in comparable words. */
export type CourseName = {
  /** What it is about, in the order written; of short forms, what they stand for. */
  readonly words: readonly string[];
  /** Those of them that stand in brackets, behind a colon or a dash, or come of a short form. */
  readonly side: ReadonlySet<string>;
  /** Those that nobody wrote out: they come of a short form alone. */
  readonly short: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  readonly level: string;
  /** Refresher, train the trainer, part 2: another course than the one without. */
  readonly marks: string;
};

const numerals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    one: "1",
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    i: "1",
    ii: "2",
    iii: "3",
    iv: "4",
  }),
);
const levelNumber = "(?:[1-8]|one|two|three|four|five|i{1,3}|iv)";
const levelPattern = new RegExp(
  `\\b(?:levels?|lvls?|lev)\\s?(${levelNumber})\\b(?:\\s?(?:and|to|or|\\+)?\\s?(?:level\\s?)?(${levelNumber})\\b)?|\\bl\\s?([1-8])\\b(?:\\s?(?:and|to)?\\s?l?([1-8])\\b)?`,
  "u",
);
const marks: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:refreshers?|refresh|updates?|recertification|renewal|annual|top up|recap)\b/u,
    "refresher",
  ],
  [/\b(?:train(?:ing)? (?:the|for) trainers?|ttt|t4t|tot|trainer training)\b/u, "trainer"],
  [/\b(?:induction)\b/u, "induction"],
];
const numbered =
  /\b(part|day|module|unit|tier|group|stage|session|phase|band|year|key stage|ks)\s?(\d{1,2}|one|two|three|four)\b/gu;
const codes =
  /\b(?:[a-z]{1,6}\d{2,}(?:[a-z]{1,2}\d*)?|\d{3,}[a-z]*|(?:19|20)\d\d(?: \d\d)?|v\d+(?: \d+)?|\d+(?: \d+)?\s?(?:hours?|hrs?|days?|mins?|minutes?))\b/gu;
const delivery =
  /\b(?:e ?learning|on ?line (?:training|course|learning|module|version|session|webinar)|face to face|in person|via (?:ms )?(?:teams|zoom)|ms teams|lunch (?:and|n) learn|virtual classroom|multi ?agency|inter ?agency)\b/gu;

/** "Safeguarding (online)" is taught online; "Online safety" is about it. */
const taughtHow = /[([-–]\s*(?:on-?line|virtual|recorded|live|classroom|f2f) ?[)\]]? ?$/iu;

const plural = (word: string): string => {
  if (word.length < 4 || /(?:ss|us|is|news|ous)$/u.test(word)) return word;
  if (/ies$/u.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:ches|shes|xes|sses)$/u.test(word) ? word.slice(0, -2) : word.replace(/s$/u, "");
};

/** Expansions learned from the names themselves go before those that are known of the field. */
export type ShortForms = ReadonlyMap<string, string>;

export function readCourseName(written: string, learned: ShortForms): CourseName {
  const plain = apart(written).replace(taughtHow, " ").replace(/&/gu, " and ");
  const text = codeless(folded(plain));
  const [, ...levels] = levelPattern.exec(text) ?? [];
  const level = levels
    .filter((one: string | undefined) => one !== undefined)
    .map((one) => numerals.get(one) ?? one)
    .join("+");
  const parts = [...text.matchAll(numbered)].map(
    ([, kind = "", count = ""]) => `${kind}${numerals.get(count) ?? count}`,
  );
  const marked = marks.filter(([pattern]) => pattern.test(text)).map(([, name]) => name);
  const all = wordsOf(plain, learned);
  const words = all.map((word) => word.text);
  const whole = new Set(all.filter(({ isShort }) => !isShort).map((word) => word.text));
  const main = mainWords(plain, learned);
  return {
    words: [...new Set(words)],
    side: new Set(words.filter((word) => !main.has(word))),
    short: new Set(words.filter((word) => !whole.has(word))),
    weak: new Set(weakOf(plain)),
    level,
    marks: [...new Set([...marked, ...parts])].toSorted().join(" "),
  };
}

/** GCP2 is GCP, in its second edition. */
export const apart = (written: string): string => written.replace(/\b([A-Z]{3,})(\d)\b/gu, "$1 $2");

const codeless = (text: string): string => text.replace(codes, " ").replace(/\s+/gu, " ").trim();

const stripped = (part: string): string => {
  let text = codeless(folded(part));
  for (const pattern of [levelPattern, ...marks.map(([one]) => one)])
    text = text.replace(new RegExp(pattern.source, "gu"), " ");
  return text.replace(numbered, " ").replace(delivery, " ").replace(/\s+/gu, " ").trim();
};

/** Assessment and assessing, exploitation and exploited. */
const stem = (word: string): string =>
  word.length < 8 ? word : word.replace(/(?:ment|ation|ing|ed)$/u, "");

const normal = (word: string): readonly string[] => {
  const bare = plural(sameWords.get(word) ?? word);
  return (sameWords.get(bare) ?? bare).split(" ").map(stem);
};

const isSubject = (word: string): boolean =>
  word !== "" && !smallWords.has(word) && !deliveryWords.has(word) && !/^\d+$/u.test(word);

const isWeak = (word: string): boolean => weakWords.has(word) || weakWords.has(plural(word));

const young =
  /\b(?:children and young (?:people|persons?|adults)|young (?:people|persons?)|child and young person)\b/gu;

type Word = { readonly text: string; readonly isShort: boolean };

function wordsOf(part: string, learned: ShortForms): readonly Word[] {
  return stripped(part)
    .replace(young, "child")
    .split(" ")
    .filter((word) => isSubject(word) && !isWeak(word))
    .flatMap((word) => {
      const long = learned.get(word) ?? shortForms.get(word);
      return (long ?? word).split(" ").map((text) => ({ text, isShort: long !== undefined }));
    })
    .filter(({ text }) => isSubject(text) && !isWeak(text))
    .flatMap(({ text, isShort }) => normal(text).map((one) => ({ text: one, isShort })));
}

/** What stands before brackets, a colon or a dash, and is written out; a short form only where it stands alone. */
function mainWords(written: string, learned: ShortForms): ReadonlySet<string> {
  const [before = ""] = written
    .replace(/[([{][^)\]}]*[)\]}]/gu, " ")
    .split(/:|\s[-–—|]\s|\s(?:and|\+)\s/u);
  const words = wordsOf(before, learned);
  const whole = words.filter(({ isShort }) => !isShort);
  return new Set((whole.length > 0 ? whole : words).map(({ text }) => text));
}

const sameWeak = new Map([
  ["approach", "practice"],
  ["toolkit", "tool"],
]);

const weakOf = (written: string): readonly string[] =>
  stripped(written)
    .split(" ")
    .filter((word) => isWeak(word))
    .map(plural)
    .map((word) => sameWeak.get(word) ?? word);

export const signatureOf = ({ words, level, marks: kinds, weak }: CourseName): string =>
  [words.toSorted().join(" "), level, kinds, [...weak].toSorted().join(" ")].join("|");
