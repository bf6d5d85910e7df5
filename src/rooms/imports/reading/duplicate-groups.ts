import type { ComparedPair, Place } from "./reading-types.ts";

/** Rows that are, or may be, one child, to be shown together to a person who decides. */
export interface DuplicateGroup {
  rows: Place[];
  pairs: ComparedPair[];
  /** Some pair is only possible, and nobody has decided it. */
  isOpen: boolean;
}

const keyOf = ({ sheet, row }: Place): string => `${row} ${sheet}`;

/** The pairs of a reading by the rows they connect; those that wait for a decision first. */
export function duplicateGroups(pairs: readonly ComparedPair[]): DuplicateGroup[] {
  const groupOf = new Map<string, DuplicateGroup>();
  const groups = new Set<DuplicateGroup>();
  for (const pair of pairs) {
    const found = [pair.a, pair.b].map((place) => groupOf.get(keyOf(place)));
    const all = [...new Set(found.filter((group) => group !== undefined))];
    const [first, ...others] = all.sort((p, q) => q.rows.length - p.rows.length);
    const group = first ?? { rows: [], pairs: [], isOpen: false };
    groups.add(group);
    for (const other of others) {
      groups.delete(other);
      group.pairs.push(...other.pairs);
      for (const row of other.rows) groupOf.set(keyOf(row), group);
      group.rows.push(...other.rows);
    }
    for (const place of [pair.a, pair.b]) {
      if (groupOf.get(keyOf(place)) === group) continue;
      groupOf.set(keyOf(place), group);
      group.rows.push(place);
    }
    group.pairs.push(pair);
  }
  const done = [...groups].map((group) => ({
    ...group,
    isOpen: group.pairs.some(({ joined, decided }) => !joined && decided === null),
  }));
  return done.sort((p, q) => Number(q.isOpen) - Number(p.isOpen));
}
