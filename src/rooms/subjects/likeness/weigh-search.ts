import { fullName, type PersonName } from "../names.ts";
import { editDistance } from "./edit-distance.ts";
import { nameParts } from "./name-likeness.ts";
import { sounds } from "./sounds.ts";

/** How a word that was typed stands to one of a name, the nearest first. */
type Nearness = "same" | "begins" | "slip" | "sounds";
const weights: Readonly<Record<Nearness, number>> = { same: 8, begins: 5, slip: 4, sounds: 2 };

export type SearchLikeness = {
  /** Orders a list and is shown to nobody. */
  readonly strength: number;
  /** Why it was found, in words; absent where the name is the very one that was typed. */
  readonly why?: string | undefined;
};

type Named = PersonName & { readonly otherNames: readonly PersonName[] };

/** What was typed, in words: "Smyth-Jones" is two, of which each has to be found. */
export const searchWords = (text: string): readonly string[] => nameParts(text).slice(0, 6);

/**
 * Whether what was typed may be somebody's name: each word of it stands in one of their names, in
 * whatever order, whole, begun, with a slip of the hand, or by its sound.
 */
export function weighSearch(words: readonly string[], person: Named): SearchLikeness | undefined {
  const likenesses = [person, ...person.otherNames].flatMap((name, index) => {
    const found = likeName(words, name);
    return found === undefined ? [] : [{ ...found, name, isOther: index > 0 }];
  });
  const [best] = likenesses.sort(
    (a, b) => b.strength - a.strength || Number(a.isOther) - Number(b.isOther),
  );
  if (!best) return undefined;
  const by = best.isOther ? `also known as ${fullName(best.name)}` : "";
  const why = [by, wording[best.furthest]].filter((part) => part !== "").join(", ");
  return { strength: best.strength, why: why === "" ? undefined : why };
}

const wording: Readonly<Record<Nearness, string>> = {
  same: "",
  begins: "begins alike",
  slip: "spelt alike",
  sounds: "sounds alike",
};

function likeName(words: readonly string[], name: PersonName) {
  const parts = [...nameParts(name.familyName), ...nameParts(name.givenName)];
  const whole = [nameParts(name.familyName).join(""), nameParts(name.givenName).join(""), ...parts];
  const near = words.map((word) => nearest(word, whole));
  if (near.length === 0 || near.includes(undefined)) return undefined;
  const found = near.filter((one) => one !== undefined);
  const strength = found.reduce((sum, one) => sum + weights[one], 0);
  const furthest = found.reduce((a, b) => (weights[b] < weights[a] ? b : a));
  // Of two who have the word, the one with fewer other words is nearer.
  return { strength: strength - Math.max(0, parts.length - words.length) / 10, furthest };
}

function nearest(word: string, parts: readonly string[]): Nearness | undefined {
  const all = parts.map((part) => nearness(word, part)).filter((one) => one !== undefined);
  return all.sort((a, b) => weights[b] - weights[a])[0];
}

function nearness(word: string, part: string): Nearness | undefined {
  if (part === "") return undefined;
  if (word === part) return "same";
  if (word.length >= 2 && part.startsWith(word)) return "begins";
  const distance = editDistance(word, part);
  const shorter = Math.min(word.length, part.length);
  if (shorter >= 3 && distance === 1) return "slip";
  if (shorter >= 6 && distance === 2) return "slip";
  return shorter >= 3 && isSameSound(word, part) ? "sounds" : undefined;
}

/** A sound of one consonant says too little, unless the words begin and end alike. */
function isSameSound(word: string, part: string): boolean {
  const code = sounds(word);
  if (code === "" || code !== sounds(part)) return false;
  return code.length >= 2 || (word[0] === part[0] && word.at(-1) === part.at(-1));
}
