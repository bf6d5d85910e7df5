import type { ReadRow } from "../read-types.ts";
import { groupsOf } from "../words.ts";
import { joinByOrganisation } from "./by-organisation.ts";
import { Clusters } from "./clusters.ts";
import { compareNames } from "./compare-names.ts";
import { isAnybodys } from "./email.ts";
import { entriesOf, type Entry, type Identified } from "./entries.ts";
import { trustedEmails } from "./trusted-emails.ts";
import { numberKey, trustedNumbers, type TrustedNumbers } from "./trusted-numbers.ts";

export type JoinedPeople = {
  /** For each row the first row of the same person. */
  readonly person: readonly number[];
  /** For each row that somebody has to look at: why. */
  readonly waits: ReadonlyMap<number, string>;
  readonly identities: readonly Identified[];
};

/**
 * Rows of one person: by staff number within a system, by work e-mail across systems, by staff number across systems
 * where the names agree; each step refuses what two numbers of one column contradict. What has neither is offered to
 * the one person of that name at that organisation, and waits.
 */
export function joinPeople(rows: readonly ReadRow[]): JoinedPeople {
  const { entries, contradicted, joining } = identified(entriesOf(rows));
  const clusters = new Clusters(entries.map(({ trusted }) => trusted));
  for (const group of groupsByNumber(entries, joining).values()) joinAll(clusters, group);
  const torn = joinByEmail(clusters, entries);
  joinAcrossSystems(clusters, entries);
  const waits = joinByOrganisation(clusters, entries);
  for (const index of torn)
    waits.set(index, "Two staff numbers are given with this e-mail address.");
  for (const index of contradicted)
    if (!waits.has(index))
      waits.set(index, "Its e-mail address or staff number is also given for another name.");
  return {
    person: entries.map(({ index }) => clusters.find(index)),
    waits,
    identities: entries,
  };
}

function identified(entries: readonly Entry[]): {
  entries: readonly Identified[];
  contradicted: ReadonlySet<number>;
  joining: TrustedNumbers["joining"];
} {
  const numbers = trustedNumbers(entries);
  const emails = trustedEmails(entries);
  const all = entries.map((entry): Identified => {
    const own = numbers.own.get(entry.index);
    const trusted = entry.numbers.filter(({ space, value }) => own?.has(numberKey(space, value)));
    return {
      ...entry,
      address: emails.byEntry.get(entry.index),
      trusted: new Map(trusted.map(({ space, value }) => [space, value])),
    };
  });
  return {
    entries: all,
    contradicted: new Set([...numbers.contradicted, ...emails.contradicted]),
    joining: numbers.joining,
  };
}

const groupsByNumber = (entries: readonly Identified[], joining: TrustedNumbers["joining"]) =>
  groupsOf(
    entries.flatMap(({ index }) => [...(joining.get(index) ?? [])].map((key) => ({ index, key }))),
    ({ key }) => key,
  );

function joinAll(clusters: Clusters, group: readonly { readonly index: number }[]): void {
  const [first, ...others] = group;
  if (first) for (const { index } of others) clusters.join(first.index, index);
}

/** @returns the rows of addresses that have two numbers: nobody knows whose they are */
function joinByEmail(clusters: Clusters, entries: readonly Identified[]): readonly number[] {
  const torn: number[] = [];
  for (const group of groupsOf(entries, ({ address }) => address).values()) {
    const isTorn = group.some(({ index }) =>
      group.some((other) => clusters.contradict(index, other.index)),
    );
    if (isTorn) torn.push(...group.map(({ index }) => index));
    else joinAll(clusters, group);
  }
  return torn;
}

/** Numbers of different systems may be equal by chance: the names have to agree, and the employers. */
function joinAcrossSystems(clusters: Clusters, entries: readonly Identified[]): void {
  const held = entries.flatMap((entry) =>
    entry.numbers
      .filter(
        ({ isStaffNumber, value }) => isStaffNumber && [...entry.trusted.values()].includes(value),
      )
      .map(({ value }) => ({ entry, value })),
  );
  const domains = groupsOf(entries, ({ index }) => clusters.find(index));
  for (const group of groupsOf(held, ({ value }) => value).values()) {
    const people = [...groupsOf(group, ({ entry }) => clusters.find(entry.index)).values()];
    for (const [at, one] of people.entries())
      for (const other of people.slice(at + 1)) {
        const [left, right] = [one[0]?.entry, other[0]?.entry];
        if (!left || !right) continue;
        const [before, after] = [left, right].map(
          ({ index }) => domains.get(clusters.find(index)) ?? [],
        );
        if (before && after && areOne(before, after)) clusters.join(left.index, right.index);
      }
  }
}

const employersOf = (entries: readonly Identified[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ address, email }) =>
      address !== undefined && email && !isAnybodys(email.domain) ? [email.domain] : [],
    ),
  );

function areOne(one: readonly Identified[], other: readonly Identified[]): boolean {
  const [left, right] = [employersOf(one), employersOf(other)];
  const isShared = [...left].some((domain) => right.has(domain));
  if (!isShared && left.size > 0 && right.size > 0) return false;
  const agreements = one.flatMap(({ name }) => other.map((two) => compareNames(name, two.name)));
  return agreements.includes("both") || (isShared && agreements.includes("forename"));
}
