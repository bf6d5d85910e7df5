/** What became of people when records were grouped anew. */
export type Assigned<Id> = {
  /** The person of each row; undefined where a new one is needed. */
  readonly ids: readonly (Id | undefined)[];
  /** People whose records now stand together: a person decides whether they are one. */
  readonly merges: readonly { readonly kept: Id; readonly others: readonly Id[] }[];
  /** People whose records now stand in several groups. */
  readonly splits: readonly { readonly id: Id; readonly groups: number }[];
};

/**
 * Gives groups the ids their records had. A group takes the id that most of its records had, an id
 * goes to the group with most of its records; ties fall to the row that comes first.
 */
export function keepIds<Id>(
  clusters: Int32Array,
  before: readonly (Id | undefined)[],
): Assigned<Id> {
  const counts = countByGroup(clusters, before);
  const wanted = [...counts].flatMap(([group, ids]) =>
    [...ids].map(([id, count]) => ({ group, id, count })),
  );
  const given = new Map<number, Id>();
  const taken = new Set<Id>();
  for (const { group, id } of wanted.toSorted((one, other) => other.count - one.count)) {
    if (given.has(group) || taken.has(id)) continue;
    given.set(group, id);
    taken.add(id);
  }
  const groupsOf = new Map<Id, number>();
  for (const ids of counts.values())
    for (const id of ids.keys()) groupsOf.set(id, (groupsOf.get(id) ?? 0) + 1);
  return {
    ids: Array.from(clusters, (group) => given.get(group)),
    merges: [...counts].flatMap(([group, ids]) => {
      const kept = given.get(group);
      const others = [...ids.keys()].filter((id) => id !== kept);
      return kept === undefined || others.length === 0 ? [] : [{ kept, others }];
    }),
    splits: [...groupsOf].flatMap(([id, groups]) => (groups > 1 ? [{ id, groups }] : [])),
  };
}

function countByGroup<Id>(
  clusters: Int32Array,
  before: readonly (Id | undefined)[],
): Map<number, Map<Id, number>> {
  const counts = new Map<number, Map<Id, number>>();
  for (const [row, group] of clusters.entries()) {
    const id = before[row];
    if (id === undefined) continue;
    const ids = counts.get(group) ?? new Map<Id, number>();
    ids.set(id, (ids.get(id) ?? 0) + 1);
    counts.set(group, ids);
  }
  return counts;
}
