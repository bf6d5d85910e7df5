import {
  shareInWords,
  weighedLevels,
  type Contribution,
  type Explanation,
  type FieldModel,
  type Model,
} from "../../linkage/index.ts";
import { capitalised } from "../../kernel/words.ts";

/** One line of an explanation, in words that a person can read without the engine. */
export type Line = {
  readonly name: string;
  readonly found: string;
  readonly bits: number;
  readonly words: string;
};

const names: Readonly<Record<string, string>> = {
  "before comparing": "Before anything is compared",
  forename: "Forename",
  "middle name": "Other given names",
  surname: "Family name",
  "date of birth": "Date of birth",
  sex: "Sex",
  postcode: "Postcode",
  "number nhs_number": "NHS number",
  "number upn": "Unique pupil number (UPN)",
  "brothers, sisters and twins": "Brothers, sisters and twins",
  "names together": "The names together",
};

/** Of these several are said. */
const several: ReadonlySet<string> = new Set(["middle name"]);

export const nameOf = (name: string): string => names[name] ?? name;

/** What the engine calls a level stands in files of models; a page says it as the reasons do. */
const pageWords: Readonly<Record<string, string>> = {
  "one figure differs": "differs by one digit",
  "some thirteen months apart at most": "at most about thirteen months apart",
};

const foundInWords = (label: string): string =>
  pageWords[label] ?? label.replaceAll("figure", "digit");

const strengths: readonly (readonly [least: number, word: string])[] = [
  [8, "very strong"],
  [5, "strong"],
  [2, "moderate"],
  [0.5, "little"],
];

/** What a number of bits says, in words. */
export function strengthOf(bits: number): string {
  const word = strengths.find(([least]) => Math.abs(bits) >= least)?.[1];
  return word === undefined ? "hardly anything" : `${word}, ${bits > 0 ? "for" : "against"}`;
}

const shared: ReadonlySet<string> = new Set(["surname", "postcode"]);

function wordsOf({ name, found, bits }: Contribution): string {
  if (found === "not known") return "Not known of one or both: speaks for neither";
  if (name === "before comparing")
    return "Two records taken at random are hardly ever of one child";
  if (name === "brothers, sisters and twins") {
    return bits <= -0.5
      ? "Takes back what a brother, a sister or a twin would share as well"
      : "A brother, a sister or a twin does not explain what was found";
  }
  if (name === "names together") {
    return bits < 0
      ? "Takes back what is only that these names often go together"
      : "These names seldom go together, so that both agree says more";
  }
  const also = shared.has(name) && bits > 0 ? "; brothers and sisters share it" : "";
  return `${strengthOf(bits)}${also}`;
}

/** Every line of the explanation; from the first to the last they add up to the sum. */
export const linesOf = ({ contributions }: Explanation): readonly Line[] =>
  contributions.map((one) => ({
    name: nameOf(one.name),
    found: foundInWords(one.found),
    bits: one.bits,
    words: wordsOf(one),
  }));

/** "Same date of birth"-sentences: the strongest first, on their side. */
export function sidesOf(explanation: Explanation): {
  readonly speaksFor: readonly string[];
  readonly speaksAgainst: readonly string[];
} {
  const told = linesOf(explanation)
    .slice(1)
    .filter(({ bits }) => Math.abs(bits) >= 0.5)
    .toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits));
  const sentence = ({ name, found, words }: Line): string => `${name} (${found}): ${words}`;
  return {
    speaksFor: told.filter(({ bits }) => bits > 0).map(sentence),
    speaksAgainst: told.filter(({ bits }) => bits < 0).map(sentence),
  };
}

/** In how many words the sum is said: never a percentage, which would be read as certainty. */
export function sumInWords(bits: number): string {
  if (bits >= 10) return "Very likely one child, by what is compared here";
  if (bits >= 3) return "More likely one child than two, by what is compared here";
  if (bits > -3) return "Not clear either way, by what is compared here";
  return "More likely two children than one, by what is compared here";
}

/** What would move the sum into other words, and where to; what could move it furthest first. */
export const changesOf = ({ score, wouldChange }: Explanation): readonly string[] =>
  wouldChange
    .toSorted((one, other) => spanOf(other) - spanOf(one))
    .filter(({ ifTheSame, ifDifferent }) =>
      [ifTheSame, ifDifferent].some((bits) => sumInWords(bits) !== sumInWords(score)),
    )
    .map(
      ({ name, ifTheSame, ifDifferent }) =>
        `${nameOf(name)} ${several.has(name) ? "are" : "is"} not known of one or both of the two. The same on both: ${lower(sumInWords(ifTheSame))}. Different: ${lower(sumInWords(ifDifferent))}.`,
    );

const spanOf = ({ ifTheSame, ifDifferent }: Explanation["wouldChange"][number]): number =>
  ifTheSame - ifDifferent;

const lower = (text: string): string =>
  `${text.slice(0, 1).toLowerCase()}${text.slice(1).replace(", by what is compared here", "")}`;

type Share = { readonly share: number; readonly text: string };

/** One level of a comparison, as the model weighs it. */
export type WeighedLevel = {
  readonly label: string;
  readonly m: Share;
  readonly u: Share;
  readonly words: string;
};

/** What can come out of comparing one thing, in words. */
export const levelsOf = (field: FieldModel): readonly WeighedLevel[] =>
  weighedLevels(field).map(({ label, m, u, bits }) => ({
    label: capitalised(foundInWords(label)),
    m: { share: m, text: shareInWords(m) },
    u: { share: u, text: shareInWords(u) },
    words: strengthOf(bits),
  }));

/** Before anything is compared: what two records taken at random are of. */
export function sharesInWords({
  match,
  moved,
  poor = 0,
  household,
  twins,
}: Model["shares"]): string {
  const of = (share: number): string => Math.round(share * 1e5).toLocaleString("en-GB");
  return `Of 100,000 pairs of records taken at random, ${of(match + moved + poor)} are expected to be of one child, ${of(household)} of brothers and sisters and ${of(twins)} of twins.`;
}
