import type { PersonName } from "../names.ts";
import { editDistance, singleSlip } from "./edit-distance.ts";

/** A name made ready for comparison: folded to small letters without marks, by part. */
export interface ComparableName {
  surname: readonly string[];
  forename: readonly string[];
  aliases: readonly (readonly string[])[];
}

export type PartLikeness = "same" | "alias" | "part" | "slip" | "different";

export interface NameLikeness {
  /** exact: all the same; strong: one half the same; fair: both only alike; none: not alike. */
  grade: "exact" | "strong" | "fair" | "none";
  swapped: boolean;
  surname: PartLikeness;
  forename: PartLikeness;
}

/** "O'Brien-Lée" → ["obrien", "lee"]. */
export function nameParts(name: string | null): string[] {
  return (name ?? "")
    .normalize("NFD")
    .replace(/[\p{M}'’.]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== "");
}

const vowels = "aeiouy";

/**
 * Whether two forenames can be one with a slip of the hand. Stricter than for surnames, because
 * twins share everything else and are often called nearly alike: Jayden and Kayden (first letter),
 * Mia and Mya, Julie and Julia (vowel for vowel), Jan and Jay (short) stay two children.
 */
function isForenameSlip(a: string, b: string): boolean {
  const single = singleSlip(a, b);
  const shorter = Math.min(a.length, b.length);
  if (single === undefined) return shorter >= 7 && a[0] === b[0] && editDistance(a, b) === 2;
  if (single.slip === "exchanged") return shorter >= 3;
  if (single.at === 0) return false;
  if (single.slip === "missing") return shorter >= 2 && Math.max(a.length, b.length) >= 4;
  return (
    shorter >= 5 && !(vowels.includes(a[single.at] ?? "") && vowels.includes(b[single.at] ?? ""))
  );
}

function isSurnameSlip(a: string, b: string): boolean {
  const distance = editDistance(a, b);
  const shorter = Math.min(a.length, b.length);
  return distance === 1 ? shorter >= 3 || a.length + b.length >= 5 : distance === 2 && shorter >= 7;
}

type IsSlip = (a: string, b: string) => boolean;

function oneWord(parts: readonly string[]): string {
  return parts.join("");
}

/** Whether every part of the shorter name stands in the longer one, slips allowed. */
function isPartOf(a: readonly string[], b: readonly string[], isSlip: IsSlip): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (oneWord(short).length < 3 || short.length === long.length) return false;
  return short.every((part) => long.some((other) => part === other || isSlip(part, other)));
}

function partLikeness(a: readonly string[], b: readonly string[], isSlip: IsSlip): PartLikeness {
  if (a.length === 0 || b.length === 0) return "different";
  const [left, right] = [oneWord(a), oneWord(b)];
  if (left === right) return "same";
  // Part by part where there are as many, so that Ella-Rose and Ella-Mae are compared by Rose and Mae;
  // a letter lost from the start of a later part (Ella-ose) is a slip all the same.
  if (a.length === b.length && a.length > 1) {
    const alike = a.every((part, index) => part === b[index] || isSlip(part, b[index] ?? ""));
    const lost = singleSlip(left, right)?.slip === "missing" && a[0] === b[0];
    return alike || lost ? "slip" : "different";
  }
  if (isSlip(left, right)) return "slip";
  return isPartOf(a, b, isSlip) ? "part" : "different";
}

function isAlias(a: ComparableName, b: ComparableName): boolean {
  const named = (name: ComparableName, other: ComparableName): boolean =>
    other.aliases.some(
      (alias) => oneWord(alias) !== "" && oneWord(alias) === oneWord(name.forename),
    );
  return named(a, b) || named(b, a);
}

function grade(surname: PartLikeness, forename: PartLikeness): NameLikeness["grade"] {
  if (surname === "different" || forename === "different") return "none";
  if (surname === "same" && forename === "same") return "exact";
  return surname === "same" || forename === "same" ? "strong" : "fair";
}

const order = { exact: 3, strong: 2, fair: 1, none: 0 } as const;

/** How alike two names are, the second also with surname and forename exchanged. */
export function compareNames(a: ComparableName, b: ComparableName): NameLikeness {
  const surname = partLikeness(a.surname, b.surname, isSurnameSlip);
  const plain = partLikeness(a.forename, b.forename, isForenameSlip);
  const forename = plain === "different" && isAlias(a, b) ? "alias" : plain;
  const straight = { grade: grade(surname, forename), swapped: false, surname, forename };
  const crossSurname = partLikeness(a.surname, b.forename, isSurnameSlip);
  const crossForename = partLikeness(a.forename, b.surname, isForenameSlip);
  const cross = { surname: crossSurname, forename: crossForename };
  const swapped = { grade: grade(crossSurname, crossForename), swapped: true, ...cross };
  return order[swapped.grade] > order[straight.grade] ? swapped : straight;
}

/** Aliases are compared as names of their own: nothing is an alias of itself here. */
export const comparableOf = ({ familyName, givenName }: PersonName): ComparableName => ({
  surname: nameParts(familyName),
  forename: nameParts(givenName),
  aliases: [],
});
