import { placesInText } from "../places/places-in-text.ts";
import { wordsOf } from "../places/words.ts";
import type { ChildFacts, Finding, FindingReason, StaffFacts, TieKind } from "./judge-ties.ts";
import { isSameHome } from "../places/homes.ts";
import { isSameName, isWholeName, keysOfCompany, keysOfPerson, numbersIn } from "./name-keys.ts";

/** Somebody with a public role or a licence, as the register has them. */
export type RoleFacts = {
  readonly name: string;
  readonly nameKeys: readonly string[];
  readonly numberKey: string | null;
  readonly address: string;
  readonly employer: string;
  /** The person said so of the row themselves, or those who keep the register know it. */
  readonly isSaid: boolean;
};

/**
 * Whether somebody who is, lives with or works for a person in the register may know a child, because
 * the child's record has that person. Pure. A row that is theirs by its name alone shuts nobody out.
 */
export function judgeRoles(
  staff: StaffFacts,
  roles: readonly RoleFacts[],
  child: ChildFacts,
): Finding | undefined {
  const found = roles.flatMap((role) => {
    const closeness = closenessOf(staff, role);
    const reasons = closeness === undefined ? [] : reasonsOf(role, child);
    return reasons.length > 0
      ? [{ reasons, isStrong: closeness === "sure" && isTelling(reasons) }]
      : [];
  });
  if (found.length === 0) return undefined;
  return {
    strength: found.some(({ isStrong }) => isStrong) ? "strong" : "weak",
    reasons: [...new Set(found.flatMap(({ reasons }) => reasons))],
  };
}

/** Many people work where a child is found; few are named in a record. */
const isTelling = (reasons: readonly FindingReason[]): boolean =>
  reasons.some((reason) => reason !== "register-employer");

const of = ({ ties }: StaffFacts, ...kinds: readonly TieKind[]): readonly string[] =>
  ties.filter(({ kind }) => kinds.includes(kind)).map(({ wording }) => wording);

/** Everything by which rows of the register are looked up for somebody. */
export function lookedUpBy(staff: StaffFacts): {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
} {
  const people = [staff.name, ...of(staff, "former-name", "household", "relative")];
  const works = of(staff, "employer", "licence");
  return {
    names: [
      ...people.filter(isWholeName).flatMap(keysOfPerson),
      ...works.flatMap((work) => [...keysOfPerson(work), ...keysOfCompany(work)]),
    ],
    numbers: works.flatMap(numbersIn),
  };
}

function closenessOf(staff: StaffFacts, role: RoleFacts): "sure" | "by name" | undefined {
  const isNamed = (names: readonly string[]): boolean =>
    names.some((name) => isWholeName(name) && isSameName(keysOfPerson(name), role.nameKeys));
  const works = of(staff, "employer", "licence");
  const isWork =
    works.some((work) => isSameName(keysOfCompany(work), role.nameKeys) || isNamed([work])) ||
    (role.numberKey !== null && works.flatMap(numbersIn).includes(role.numberKey));
  const isOwnName = isNamed([staff.name, ...of(staff, "former-name")]);
  const isHome = of(staff, "home").some((home) => isSameHome(home, role.address));
  if (role.isSaid || isWork || (isOwnName && isHome)) return "sure";
  if (isNamed(of(staff, "household", "relative"))) return "sure";
  return isOwnName ? "by name" : undefined;
}

function reasonsOf(role: RoleFacts, child: ChildFacts): readonly FindingReason[] {
  const { places, harm } = child;
  const carers = places.filter(({ kind }) => kind === "carer").map(({ wording }) => wording);
  const elsewhere = places.filter(({ kind }) => kind !== "carer");
  const asks: readonly (readonly [FindingReason, boolean])[] = [
    ["register-danger", harm.some((name) => isSaidOf(name, role))],
    ["register-relative", carers.some((carer) => isIn(role, carer))],
    ["register-address", elsewhere.some(({ wording }) => isSameHome(role.address, wording))],
    [
      "register-employer",
      [role.name, role.employer].some((work) => placesInText(work, elsewhere).length > 0),
    ],
  ];
  return asks.filter(([, isSo]) => isSo).map(([reason]) => reason);
}

const isSaidOf = (name: string, { nameKeys }: RoleFacts): boolean =>
  isSameName(keysOfPerson(name), nameKeys) || isSameName(keysOfCompany(name), nameKeys);

/** "Ruth Penn, aunt" has Ruth Penn. */
const isIn = ({ nameKeys }: RoleFacts, text: string): boolean => {
  const said = ` ${wordsOf(text)
    .map((word) => word.text)
    .join(" ")} `;
  return nameKeys.some((key) => key.includes(" ") && said.includes(` ${key} `));
};
