import { areTwoForenames, mayBeCalledBoth } from "../../../linkage/index.ts";
import {
  compareBirths,
  type BirthLikeness,
  compareNames,
  nameParts,
  type ComparableName,
  type NameLikeness,
} from "../../subjects/index.ts";
import type { Facts, SharedFacts } from "./shared-facts.ts";
import type { UnmatchedRow } from "./read-row.ts";

export interface Comparison {
  /** possible: a person must look; apart: there is evidence that they are two children. */
  verdict: "same" | "possible" | "unlike" | "apart";
  /** The higher, the sooner the pair is joined. */
  weight: number;
  /** Two forenames that are names of two: twins, or one child with a slip. A person says which. */
  mayBeTwins: boolean;
  names: NameLikeness;
  birth: BirthLikeness;
  why: string[];
  against: string[];
}

/** How many children each forename is written for, to tell a slip from a second real name. */
export type ForenameCounts = ReadonlyMap<string, number>;

export function comparableName(row: UnmatchedRow): ComparableName {
  return {
    surname: nameParts(row.surname),
    forename: nameParts(row.forename),
    aliases: row.aliases.map((alias) => nameParts(alias)),
  };
}

const gradeWeight = { exact: 3, strong: 2, fair: 1, none: 0 } as const;
const birthWeight = {
  same: 5,
  swapped: 4,
  "half-swapped": 2,
  slip: 2,
  unknown: 1,
  different: 0,
} as const;

/**
 * The rules, from the firmest ground to the least. A date of birth that is neither the same nor
 * exchanged needs facts beside the name (reference, rare dates, the same school), since two children
 * may share a name; a wholly different one needs the exact name and two facts of the case itself.
 */
function isSame(birth: BirthLikeness, grade: 1 | 2 | 3, facts: SharedFacts): boolean {
  const strong = facts.strong.length;
  const weak = facts.weak.length;
  switch (birth) {
    case "same":
      return true;
    case "swapped":
      return grade >= 2 || strong >= 1 || weak >= 2;
    case "half-swapped":
      return strong >= 1 || (grade >= 2 && weak >= 1);
    case "unknown":
      return strong >= 1;
    case "slip":
      return strong >= (grade >= 2 ? 1 : 2);
    case "different":
      return grade === 3 && strong >= 2;
  }
}

function partWords(half: string, likeness: NameLikeness["surname"]): string {
  switch (likeness) {
    case "same":
      return `same ${half}`;
    case "alias":
      return `${half} is the other row's alias`;
    case "part":
      return `${half} is part of the other row's double name`;
    case "slip":
      return `${half} differs by a typing slip`;
    case "different":
      return `different ${half}`;
  }
}

const birthWords: Readonly<Record<BirthLikeness, string>> = {
  same: "same date of birth",
  swapped: "date of birth with day and month exchanged",
  "half-swapped": "date of birth with the month exchanged and cut off at 12",
  slip: "date of birth differs by one digit",
  unknown: "a date of birth is missing",
  different: "different date of birth",
};

function explain(names: NameLikeness, birth: BirthLikeness, facts: SharedFacts) {
  const halves = [partWords("surname", names.surname), partWords("forename", names.forename)];
  const differs = (words: string): boolean =>
    words.startsWith("different") || words.startsWith("a date");
  const said = [...halves, birthWords[birth]];
  const why = said.filter((words) => !differs(words));
  if (names.swapped) why.push("surname and forename are the other way round");
  why.push(
    ...facts.strong.map((fact) => `same ${fact}`),
    ...facts.weak.map((fact) => `both ${fact}`),
  );
  return { why, against: said.filter((words) => differs(words)) };
}

/** This many children of one forename make it a name; two may be the same slip made twice. */
const establishedName = 3;
/** A common name collects the same slip again and again; a name of its own is less lopsided. */
const lopsided = 3;

/** Both forms are used by other children too: then neither is a slip of the other. */
function areBothNames(a: ComparableName, b: ComparableName, counts: ForenameCounts): boolean {
  const used = ({ forename }: ComparableName): number => counts.get(forename.join("")) ?? 0;
  const [rarer, commoner] = [Math.min(used(a), used(b)), Math.max(used(a), used(b))];
  return rarer >= establishedName && rarer * lopsided >= commoner;
}

/**
 * A slip of the hand that makes another name of a name cannot be told from a twin's name. Where the family
 * name or the date of birth has a slip as well, somebody typed in a hurry: twins have both from one family.
 */
const mayBeTwo = (a: ComparableName, b: ComparableName, names: NameLikeness): boolean =>
  names.surname !== "slip" &&
  names.forename !== "alias" &&
  areTwoForenames(a.forename, names.swapped ? b.surname : b.forename);

/** A name and its short form need not be alike in letters: a person says whether it is one child. */
const isShortForm = (a: ComparableName, b: ComparableName, names: NameLikeness): boolean =>
  !names.swapped && names.surname !== "different" && mayBeCalledBoth(a.forename, b.forename);

/** Whether two rows are about one child, with the reasons on both sides. */
export function compareRows(
  a: UnmatchedRow,
  b: UnmatchedRow,
  facts: Facts,
  counts: ForenameCounts,
): Comparison {
  const [nameA, nameB] = [comparableName(a), comparableName(b)];
  const names = compareNames(nameA, nameB);
  const birth = compareBirths(a.dateOfBirth, b.dateOfBirth);
  const shared = facts.shared(a, b);
  const { why, against } = explain(names, birth, shared);
  const sexDiffers = a.sex !== null && b.sex !== null && a.sex !== b.sex;
  if (sexDiffers) against.push("different sex");
  const weight = 10 * birthWeight[birth] + 5 * gradeWeight[names.grade] + shared.strong.length;
  const isOneDay = birth === "same" || birth === "unknown";
  const mayBeTwins = isOneDay && mayBeTwo(nameA, nameB, names);
  const answer = (verdict: Comparison["verdict"]): Comparison => ({
    verdict,
    weight,
    mayBeTwins,
    names,
    birth,
    why,
    against,
  });
  const grade = gradeWeight[names.grade];
  if (grade === 0) {
    const isShort = birth === "same" && !sexDiffers && isShortForm(nameA, nameB, names);
    if (isShort) why.push("one forename may be a short form of the other");
    return answer(isShort ? "possible" : "apart");
  }
  const twins = !names.swapped && names.forename === "slip" && areBothNames(nameA, nameB, counts);
  if (twins) against.push("both forenames are names of other children too");
  if (twins || (sexDiffers && names.forename !== "same")) return answer("apart");
  if (isSame(birth, grade, shared)) {
    if (!mayBeTwins) return answer("same");
    against.push("each forename is a name of its own: these may be twins, or one child");
    return answer("possible");
  }
  if (birth === "different") return answer(shared.strong.length > 0 ? "possible" : "apart");
  return answer(grade >= 2 ? "possible" : "unlike");
}
