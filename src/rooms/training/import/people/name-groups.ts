import { groupsOf, Union } from "../words.ts";
import type { Entry } from "./entries.ts";

/** More names than one person has: a box or a number of many. */
const mostNames = 30;

/**
 * Entries whose names may be of one person, largest group first. Entries without a name belong to none of them.
 */
export function groupsByName(
  entries: readonly Entry[],
  mayBeOne: (one: Entry, other: Entry) => boolean,
): readonly (readonly Entry[])[] {
  const named = [...groupsOf(entries, ({ key }) => (key === "" ? undefined : key)).values()];
  if (named.length > mostNames) return named;
  const union = new Union(named.length);
  for (const [at, group] of named.entries())
    for (const [to, other] of named.entries())
      if (to > at && group.some((one) => other.some((two) => mayBeOne(one, two))))
        union.join(at, to);
  const groups = groupsOf([...named.keys()], (at) => union.find(at));
  return [...groups.values()]
    .map((places) => places.flatMap((place) => named[place] ?? []))
    .toSorted((one, other) => other.length - one.length);
}
