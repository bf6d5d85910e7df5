import { placesInText } from "../places/places-in-text.ts";
import { isNearHome, isSameHome } from "../places/homes.ts";
import type { PlaceFact } from "../places/needles.ts";
import { wordsOf } from "../places/words.ts";
import { isSameName, isWholeName, keysOfPerson } from "./name-keys.ts";

/** What a member of staff says of their own life, so that nobody has to ask. Never shown to others. */
export const tieKinds = {
  home: "Where I live",
  household: "A person I live with",
  relative: "A family member",
  "former-name": "A name I had before",
  employer: "Other work, paid or not",
  licence: "A licence I hold: premises, vehicle, school transport",
} as const;

export type TieKind = keyof typeof tieKinds;
export type Tie = { readonly kind: TieKind; readonly wording: string };

export type StaffFacts = {
  readonly name: string;
  readonly ties: readonly Tie[];
};

export type ChildFacts = {
  /** Every name the child has or had: given and family. */
  readonly names: readonly { readonly given: string; readonly family: string }[];
  readonly places: readonly PlaceFact[];
  /** Whom a concern names as somebody who may be harming the child. */
  readonly harm: readonly string[];
  /** How many children and staff of the partnership have the same family name, and how many there are. */
  readonly sameName: { readonly count: number; readonly of: number };
  /** People around the child: parents, carers and others, by name. */
  readonly around?: readonly { readonly name: string }[];
};

/** Why two people may know each other. Words for people; the key is what is kept. */
export const findingReasons = {
  "same-home": "They live at the same address",
  relative: "A person they named as family or household is this child or the child’s carer",
  around: "They have the name of someone around the child: a parent, a carer or another",
  danger:
    "A person they named as family, household or other work may, a concern says, be harming the child",
  "same-surname": "They have the same family name",
  "same-postcode": "They live in the same postcode or street",
  employer: "They work, or hold a licence, where the child or a carer is found",
  "register-danger":
    "They are, live with or work for a person in the register of public roles named in a concern as possibly harming the child",
  "register-relative":
    "They are, live with or work for a person in the register of public roles who is the child’s carer",
  "register-address":
    "They are, live with or work for a person in the register of public roles whose address is one of the child’s",
  "register-employer":
    "They are, live with or work for a person in the register of public roles who works where the child or a carer is found",
} as const;

export type FindingReason = keyof typeof findingReasons;
export type Finding = {
  /** Strong: shut out until somebody decides. Weak: somebody is asked. */
  readonly strength: "strong" | "weak";
  readonly reasons: readonly FindingReason[];
};

/** A name that one in fifty has says nothing by itself; in a small partnership, that three have. */
export const isCommon = ({ count, of }: ChildFacts["sameName"]): boolean =>
  count >= 3 && (count * 50 >= of || of < 150);

const homes: ReadonlySet<string> = new Set(["address", "placement"]);

/**
 * Whether what staff said of themselves, and their name, speak for knowing a child. Pure: it decides
 * nothing about anybody's honesty, and a name alone never shuts anybody out.
 */
export function judgeTies(staff: StaffFacts, child: ChildFacts): Finding | undefined {
  const reasons = new Set<FindingReason>();
  const isSameHome = homesOf(staff).some((home) => livesThere(home, child));
  if (isSameHome) reasons.add("same-home");
  else if (homesOf(staff).some((home) => livesNear(home, child))) reasons.add("same-postcode");
  if (peopleOf(staff).some((name) => isOfTheChild(name, child))) reasons.add("relative");
  if (namesOf(staff).some((name) => isAround(name, child))) reasons.add("around");
  if ([...peopleOf(staff), ...worksOf(staff)].some((name) => isSaidToHarm(name, child)))
    reasons.add("danger");
  const isSameName = surnamesOf(staff).some((name) =>
    child.names.some(({ family }) => isSame(name, family)),
  );
  if (isSameName) reasons.add("same-surname");
  if (worksOf(staff).some((work) => placesInText(work, child.places).length > 0))
    reasons.add("employer");
  return found(reasons, isCommon(child.sameName));
}

/** What two comparisons found together. */
export function bothFindings(
  one: Finding | undefined,
  other: Finding | undefined,
): Finding | undefined {
  if (!one || !other) return one ?? other;
  const isStrong = one.strength === "strong" || other.strength === "strong";
  return { strength: isStrong ? "strong" : "weak", reasons: [...one.reasons, ...other.reasons] };
}

function found(reasons: ReadonlySet<FindingReason>, isCommonName: boolean): Finding | undefined {
  const list = [...reasons];
  const has = (reason: FindingReason): boolean => reasons.has(reason);
  const isStrong =
    has("same-home") ||
    has("relative") ||
    has("danger") ||
    (has("same-surname") && (has("same-postcode") || has("employer")));
  if (isStrong) return { strength: "strong", reasons: list };
  const isNothing = list.length === 0 || (list.length === 1 && has("same-surname") && isCommonName);
  return isNothing ? undefined : { strength: "weak", reasons: list };
}

const of = ({ ties }: StaffFacts, ...kinds: readonly TieKind[]): readonly string[] =>
  ties.filter(({ kind }) => kinds.includes(kind)).map(({ wording }) => wording);

const homesOf = (staff: StaffFacts): readonly string[] => of(staff, "home");
const peopleOf = (staff: StaffFacts): readonly string[] => of(staff, "household", "relative");
const worksOf = (staff: StaffFacts): readonly string[] => of(staff, "employer", "licence");

const joined = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .join("");
const isSame = (one: string, other: string): boolean =>
  joined(one) !== "" && joined(one) === joined(other);

const surnamesOf = (staff: StaffFacts): readonly string[] =>
  [staff.name, ...of(staff, "former-name")].map((name) => name.trim().split(/\s+/).at(-1) ?? "");

const namesOf = (staff: StaffFacts): readonly string[] => [staff.name, ...of(staff, "former-name")];

/** By the whole name, as a person is looked up: a first name says nothing. */
const isAround = (name: string, { around = [] }: ChildFacts): boolean =>
  isWholeName(name) && around.some((one) => isSameName(keysOfPerson(name), keysOfPerson(one.name)));

const homesOfChild = ({ places }: ChildFacts): readonly string[] =>
  places.filter(({ kind }) => homes.has(kind)).map(({ wording }) => wording);

const livesThere = (home: string, child: ChildFacts): boolean =>
  homesOfChild(child).some((one) => isSameHome(home, one));
const livesNear = (home: string, child: ChildFacts): boolean =>
  homesOfChild(child).some((one) => isNearHome(home, one));

/** By the whole name: a first name says nothing, nor does "Dee from the car wash". */
const isSaidToHarm = (name: string, { harm }: ChildFacts): boolean =>
  wordsOf(name).length > 1 && harm.some((one) => isSame(one, name));

function isOfTheChild(name: string, child: ChildFacts): boolean {
  const { names, places } = child;
  const isChild = names.some(({ given, family }) => isSame(name, `${given} ${family}`));
  const carers = places.filter(({ kind }) => kind === "carer").map(({ wording }) => wording);
  return (
    isChild ||
    isAround(name, child) ||
    (wordsOf(name).length > 1 && carers.some((carer) => joined(carer).includes(joined(name))))
  );
}
