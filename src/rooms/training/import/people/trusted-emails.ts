import { groupsOf } from "../words.ts";
import { compareNames } from "./compare-names.ts";
import { isOfName, isTeamBox } from "./email.ts";
import type { Entry } from "./entries.ts";
import { groupsByName } from "./name-groups.ts";

/**
 * The entries whose address is their own. A box of a team names nobody, and says nothing against a staff number that
 * stands beside it; of an address with very different names only those keep it of whose name it is made.
 */
export function trustedEmails(entries: readonly Entry[]): {
  readonly byEntry: ReadonlyMap<number, string>;
  readonly contradicted: ReadonlySet<number>;
} {
  const byEntry = new Map<number, string>();
  const contradicted = new Set<number>();
  for (const [address, group] of groupsOf(entries, ({ email }) => email?.address)) {
    if (isBox(group)) continue;
    const owners = new Set(ownersOf(group));
    for (const entry of group)
      if (owners.has(entry)) byEntry.set(entry.index, address);
      else contradicted.add(entry.index);
  }
  return { byEntry, contradicted };
}

const isMadeOf = ({ email, name }: Entry): boolean => email !== undefined && isOfName(email, name);

const isBox = ([first, ...others]: readonly Entry[]): boolean =>
  first?.email !== undefined && isTeamBox(first.email) && ![first, ...others].some(isMadeOf);

function ownersOf(group: readonly Entry[]): readonly Entry[] {
  const made = group.some(isMadeOf);
  const groups = groupsByName(group, (one, other) => mayShareEmail(one, other, made));
  const nameless = group.filter(({ key }) => key === "");
  if (groups.length <= 1) return group;
  const named = groups.filter((entries) => entries.some(isMadeOf));
  const [owner] = named;
  if (!owner) return [];
  if (named.length === 1) return [...owner, ...nameless];
  const [, second] = named;
  return second && owner.length > 2 * second.length ? owner : [];
}

/** A forename alone tells colleagues apart only in an address that is made of a name. */
function mayShareEmail(one: Entry, other: Entry, isPersonal: boolean): boolean {
  const agreement = compareNames(one.name, other.name);
  return agreement === "both" || (isPersonal && agreement === "forename");
}
