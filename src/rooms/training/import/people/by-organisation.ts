import { folded, groupsOf } from "../words.ts";
import type { Clusters } from "./clusters.ts";
import { compareNames } from "./compare-names.ts";
import type { Identified } from "./entries.ts";
import { organisationsOf } from "./organisations.ts";
import type { PersonName } from "./person-name.ts";

const noIdentity = "It has no work e-mail address or staff number of its own.";
const sameName =
  "It has no work e-mail address or staff number of its own: one person of this name is at this organisation.";

const isUnidentified = ({ address, trusted }: Identified): boolean =>
  address === undefined && trusted.size === 0;

/** A name by an initial is nobody's alone. */
const isWhole = ({ forenames, surnames }: PersonName): boolean =>
  forenames.some((word) => word.length > 1) && surnames.some((word) => word.length > 1);

/**
 * Rows with neither address nor number. Each is offered to the one person who has that name at that organisation;
 * where there are two, or none, it stays by itself. So is a number whose rows never say an address.
 * @returns why each of them waits
 */
export function joinByOrganisation(
  clusters: Clusters,
  entries: readonly Identified[],
): Map<number, string> {
  const organisationOf = organisationsOf(entries);
  const waits = new Map<number, string>();
  const addressed = new Set(
    entries.filter(({ address }) => address !== undefined).map(({ index }) => clusters.find(index)),
  );
  const isOpen = ({ index }: Identified): boolean => !addressed.has(clusters.find(index));
  const surnames = new Set(
    entries.filter(hasOwnAddress).map(({ name }) => name.surnames.join(" ")),
  );
  for (const entry of entries) if (isUnidentified(entry)) waits.set(entry.index, noIdentity);
  for (const group of groupsOf(entries, organisationOf).values()) {
    const open = group.filter((entry) => isOpen(entry) && isWhole(entry.name));
    if (open.length === 0) continue;
    const known = group.filter((entry) => !isOpen(entry) && entry.key !== "");
    for (const index of joinWithin(clusters, open, { known, surnames })) waits.set(index, sameName);
  }
  return waits;
}

/** Whether the address is made of the surname: somebody whose name has changed is not found by the new one alone. */
const hasOwnAddress = ({ email, name }: Identified): boolean =>
  email !== undefined &&
  folded(email.local)
    .replaceAll(" ", "")
    .includes(name.surnames.join("") || " ");

type Known = {
  readonly index: number;
  readonly entries: readonly Identified[];
  readonly isDoubtful?: boolean;
};

function joinWithin(
  clusters: Clusters,
  open: readonly Identified[],
  { known, surnames }: { known: readonly Identified[]; surnames: ReadonlySet<string> },
): readonly number[] {
  const joined: number[] = [];
  const people = [...groupsOf(known, ({ index }) => clusters.find(index))].map(
    ([index, entries]): Known => ({ index, entries }),
  );
  const left: Identified[] = [];
  for (const entries of groupsOf(open, ({ key }) => key).values()) {
    const [first] = entries;
    if (!first) continue;
    const [found, another] = candidatesFor(first, people, surnames);
    if (another !== undefined || found?.isDoubtful) continue;
    if (found === undefined) left.push(...entries);
    else for (const { index } of entries) if (clusters.join(found.index, index)) joined.push(index);
  }
  return [...joined, ...joinEachOther(clusters, left)];
}

/** Those of exactly this name; where there are none, those who may be called so, and whose surname is no other. */
function candidatesFor(
  entry: Identified,
  people: readonly Known[],
  surnames: ReadonlySet<string>,
): readonly Known[] {
  const same = candidates(people, ({ key }) => key === entry.key);
  if (same.length > 0) return same;
  const surname = entry.name.surnames.join(" ");
  return candidates(
    people,
    ({ name }) =>
      isWhole(name) &&
      compareNames(name, entry.name) === "both" &&
      (name.surnames.join(" ") === surname || !surnames.has(surname)),
  );
}

const candidates = (
  people: readonly Known[],
  fits: (entry: Identified) => boolean,
): readonly Known[] =>
  people.flatMap(({ index, entries }) => {
    const fitting = entries.filter(fits);
    if (fitting.length === 0) return [];
    return [{ index, entries, isDoubtful: !fitting.some(hasOwnAddress) }];
  });

/** Rows of the same name without anybody to belong to; a short form joins as long as only one name has it. */
function joinEachOther(clusters: Clusters, left: readonly Identified[]): readonly number[] {
  const names = [...groupsOf(left, ({ key }) => key).values()];
  const joined: number[] = [];
  for (const entries of names) {
    const [first, ...others] = entries;
    if (!first) continue;
    for (const { index } of others) if (clusters.join(first.index, index)) joined.push(index);
    const alike = names.filter(
      ([other]) => other && other !== first && compareNames(other.name, first.name) === "both",
    );
    const [other] = alike[0] ?? [];
    if (alike.length === 1 && other && isOnlyOne(other, first, names))
      if (clusters.join(first.index, other.index)) joined.push(first.index);
  }
  return joined;
}

const isOnlyOne = (
  one: Identified,
  other: Identified,
  names: readonly (readonly Identified[])[],
): boolean =>
  names.every(
    ([third]) =>
      !third || third === one || third === other || compareNames(third.name, one.name) !== "both",
  );
