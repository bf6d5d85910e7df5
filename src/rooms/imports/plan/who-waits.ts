import type { Place } from "../reading/reading-types.ts";
import type { ImportDecision } from "../workbook/workbook-types.ts";
import { pairKey, pairsDecided } from "./decided-pairs-of.ts";
import { levelOf } from "./group-said.ts";
import { placeKey, type Group } from "./plan-types.ts";

type Pair = { readonly a: Place; readonly b: Place; readonly joined: boolean };

/** Likely duplicates that nobody has decided. */
export function openPairsOf<P extends Pair>(
  pairs: readonly P[],
  decisions: readonly ImportDecision[],
): readonly P[] {
  const decided = pairsDecided(decisions);
  return pairs.filter((pair) => !pair.joined && !decided.has(pairKey(pair)));
}

/** Rows that were said to be of another child than the rows beside them, by where each stands. */
export function saidApart(decisions: readonly ImportDecision[]): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { kind, key, verdict } of decisions) {
    if (kind !== "pair" || verdict !== "different") continue;
    const [sheet, row, otherSheet, otherRow] = JSON.parse(key) as [string, number, string, number];
    const [a, b] = [placeKey({ sheet, row }), placeKey({ sheet: otherSheet, row: otherRow })];
    beside(found, a).add(b);
    beside(found, b).add(a);
  }
  return found;
}

function beside(found: Map<string, Set<string>>, place: string): Set<string> {
  const own = found.get(place) ?? new Set<string>();
  found.set(place, own);
  return own;
}

/**
 * Of new children of whom nobody has said whether they are one: the first is written, the others wait.
 * So no child is missing from Lantern, and none is there twice because nobody viewed it. Where one of them
 * is here already or waits for another reason, all of them wait.
 */
export function firstOfEach(
  groups: readonly Group[],
  pairs: readonly Pair[],
): { readonly write: readonly Group[]; readonly wait: readonly Group[] } {
  const setOf = likelyOne(groups, pairs);
  const taken = new Set<string>();
  const written = new Set<Group>();
  for (const rows of groups.toSorted((first, second) => worth(second) - worth(first))) {
    const { name, isHere } = setOf(rows);
    if (isHere || taken.has(name)) continue;
    taken.add(name);
    written.add(rows);
  }
  return {
    write: groups.filter((rows) => written.has(rows)),
    wait: groups.filter((rows) => !written.has(rows)),
  };
}

/** Open before closed, then the higher level: nobody at risk waits behind somebody who is not. */
const worth = (rows: Group): number =>
  (rows.some(({ closed }) => !closed) ? 100 : 0) + (levelOf(rows) ?? 0);

type Likely = { readonly name: string; readonly isHere: boolean };

/** Which new children may be one, by way of others too; and whether somebody who is not new is among them. */
function likelyOne(groups: readonly Group[], pairs: readonly Pair[]): (rows: Group) => Likely {
  const nameAt = new Map(
    groups.flatMap((rows) => rows.map((row) => [placeKey(row), nameOf(rows)])),
  );
  const rootOf = new Map<string, string>();
  const find = (name: string): string => {
    let root = name;
    for (let next = rootOf.get(root); next !== undefined; next = rootOf.get(root)) root = next;
    return root;
  };
  const here = "(here)";
  for (const { a, b } of pairs) {
    const [one, other] = [a, b].map((place) => find(nameAt.get(placeKey(place)) ?? here));
    if (one === undefined || other === undefined || one === other) continue;
    // Whoever is here stays the root: all that hang on it wait.
    if (one === here) rootOf.set(other, here);
    else rootOf.set(one, other);
  }
  return (rows) => {
    const name = find(nameOf(rows));
    return { name, isHere: name === here };
  };
}

const nameOf = (rows: Group): string => rows.map(placeKey).join();
