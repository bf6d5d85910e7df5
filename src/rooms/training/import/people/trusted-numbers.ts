import { groupsOf } from "../words.ts";
import { compareNames } from "./compare-names.ts";
import type { Entry } from "./entries.ts";
import { groupsByName } from "./name-groups.ts";

/** A number, by the column it stands in. */
export const numberKey = (space: string, value: string): string => `${space}\n${value}`;

type Held = { readonly entry: Entry; readonly space: string; readonly value: string };

export type TrustedNumbers = {
  /** What a row's number says of it, by row: rows with one of these in common are one person. */
  readonly joining: ReadonlyMap<number, ReadonlySet<string>>;
  /** Its numbers that are its own without doubt: two of one column are two people. */
  readonly own: ReadonlyMap<number, ReadonlySet<string>>;
  /** Rows whose number stands with another name as well. */
  readonly contradicted: ReadonlySet<number>;
};

/**
 * The numbers of each entry that name a person. Columns that number rows or departments are left out. Of a number with
 * very different names most rows keep it; the others are joined by it and their name together, and it is not held
 * against them.
 */
export function trustedNumbers(entries: readonly Entry[]): TrustedNumbers {
  const held = entries.flatMap((entry) =>
    entry.numbers.map(({ space, value }): Held => ({ entry, space, value })),
  );
  const joining = new Map<number, Set<string>>();
  const own = new Map<number, Set<string>>();
  const contradicted = new Set<number>();
  const add = (to: Map<number, Set<string>>, index: number, key: string): void => {
    to.set(index, (to.get(index) ?? new Set()).add(key));
  };
  for (const inColumn of groupsOf(held, ({ space }) => space).values()) {
    const split = splitColumn(inColumn);
    if (numbersRows(inColumn) || numbersDepartments(split)) continue;
    for (const { space, value, owner, others } of split) {
      const key = numberKey(space, value);
      for (const { index } of owner) {
        add(joining, index, key);
        add(own, index, key);
      }
      for (const [at, group] of others.entries())
        for (const { index } of group) {
          add(joining, index, `${key}\n${at}`);
          contradicted.add(index);
        }
    }
  }
  return { joining, own, contradicted };
}

type Split = {
  readonly space: string;
  readonly value: string;
  readonly owner: readonly Entry[];
  readonly others: readonly (readonly Entry[])[];
};

function splitColumn(inColumn: readonly Held[]): readonly Split[] {
  const groups = [...groupsOf(inColumn, ({ value }) => value).values()];
  const split = groups.map((held) => splitNumber(held, false));
  const torn = split.filter(({ others }) => others.length > 0);
  return torn.length > 1 ? groups.map((held) => splitNumber(held, true)) : split;
}

function splitNumber(held: readonly Held[], isOfSeveral: boolean): Split {
  const [first] = held;
  const entries = held.map(({ entry }) => entry);
  const { space = "", value = "" } = first ?? {};
  const groups = groupsByName(entries, (one, other) => mayShareNumber(one, other, isOfSeveral));
  const [largest, second] = groups;
  if (!largest || !second) return { space, value, owner: entries, others: [] };
  if (largest.length === second.length) return { space, value, owner: [], others: groups };
  return { space, value, owner: largest, others: groups.slice(1) };
}

/**
 * A surname changes, a forename hardly. In a column of several employers, each of which counts for itself, equal
 * numbers come about by chance: then at least the employer has to be the same.
 */
function mayShareNumber(one: Entry, other: Entry, isOfSeveral: boolean): boolean {
  const agreement = compareNames(one.name, other.name);
  if (agreement === "both" || agreement === "none") return agreement === "both";
  const [left, right] = [one.email, other.email];
  if (agreement === "surname") return left !== undefined && left.address === right?.address;
  return left && right ? left.domain === right.domain : !isOfSeveral;
}

/** A column that gives each row its own number, though the same address or name comes again and again. */
function numbersRows(held: readonly Held[]): boolean {
  const again = [
    ...groupsOf(held, ({ entry }) => entry.email?.address ?? entry.key).values(),
  ].filter((group) => group.length > 1);
  if (again.length < 3) return false;
  const steady = again.filter((group) => new Set(group.map(({ value }) => value)).size === 1);
  return steady.length < again.length * 0.3;
}

/** A column in which most numbers stand for several people. */
function numbersDepartments(split: readonly Split[]): boolean {
  const several = split.filter(({ owner, others }) => owner.length + others.flat().length > 2);
  const torn = several.filter(
    ({ owner, others }) => (owner.length > 0 ? 1 : 0) + others.length > 2,
  );
  return torn.length >= 3 && torn.length > several.length * 0.3;
}
