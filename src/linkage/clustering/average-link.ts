import { Heap } from "./heap.ts";
import { UnionFind } from "./union-find.ts";

/** Edges between rows, by their weight in bits. */
export type Edges = {
  readonly left: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
  readonly size: number;
};

export type Rules = {
  /** The average weight in bits that two groups need to become one. */
  readonly threshold: number;
  /** What two records count that were never compared. */
  readonly notCompared: number;
  /** Weights count up to here, so that one sure pair cannot carry many doubtful ones. */
  readonly most: number;
  readonly least: number;
  /** Rows whose groups may not meet: a person said so, or one clean source lists both. */
  readonly mayMeet?: (left: readonly number[], right: readonly number[]) => boolean;
  /** Rows that a person said are one: they begin as one group, whatever their weights. */
  readonly together?: readonly (readonly [number, number])[];
};

type Group = { readonly rows: number[]; readonly links: Map<number, Link>; alive: boolean };
/** What stands between two groups: the sum of the weights and how many pairs were compared. */
type Link = { sum: number; count: number };

/**
 * Groups of records by average link: the two groups with the highest average weight over all their
 * pairs become one, as long as the average reaches the threshold. Unlike connected components one
 * doubtful pair cannot chain two people together. Ties fall by row, so order does not matter.
 */
export function averageLink(rows: number, edges: Edges, given: Rules): Int32Array {
  // Where more is asked for than a weight may count, it counts so far: nothing would be grouped otherwise.
  const rules = { ...given, most: Math.max(given.most, given.threshold) };
  const components = componentsOf(rows, edges, rules.threshold);
  for (const [one, other] of rules.together ?? []) components.join(one, other);
  const clusters = Int32Array.from({ length: rows }, (_, row) => row);
  const { starts, order } = byComponent(rows, edges, components);
  const together = togetherIn(components, rules.together ?? []);
  const sizes = sizesOf(rows, components);
  // Component by component, so that no more than one of them is in memory as groups.
  for (let component = 0; component < rows; component += 1) {
    const places = order.subarray(starts[component], starts[component + 1]);
    const begun = together.get(component);
    if (begun === undefined && places.length === 0) continue;
    if (begun === undefined && sizes[component] === 2) {
      const [left, right] = [edges.left[places[0] ?? 0] ?? 0, edges.right[places[0] ?? 0] ?? 0];
      // Two rows and nobody else within reach: what joined them reaches the threshold by itself.
      if (rules.mayMeet?.([left], [right]) === false) continue;
      clusters[Math.max(left, right)] = Math.min(left, right);
    } else {
      const groups = new Map<number, Group>();
      for (const at of places) link(groups, edges, at, rules);
      beginTogether(groups, begun ?? []);
      mergeAll(groups, rules);
      number(clusters, groups);
    }
  }
  return clusters;
}

/** Joins the two groups with the highest average, again and again. */
function mergeAll(groups: Map<number, Group>, rules: Rules): void {
  const heap = new Heap();
  for (const [id, { links }] of groups) {
    for (const other of links.keys()) if (id < other) offer(heap, groups, { id, other, rules });
  }
  for (let next = heap.take(); next; next = heap.take()) {
    const [one, other] = [groups.get(next.one), groups.get(next.other)];
    if (!one?.alive || !other?.alive) continue;
    const now = average(one, next.other, other, rules);
    if (now !== next.weight) continue;
    if (rules.mayMeet?.(one.rows, other.rows) === false) continue;
    merge(groups, next.one, next.other);
    for (const neighbour of one.links.keys())
      offer(heap, groups, {
        id: Math.min(next.one, neighbour),
        other: Math.max(next.one, neighbour),
        rules,
      });
  }
}

function sizesOf(rows: number, components: UnionFind): Uint32Array {
  const sizes = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const component = components.find(row);
    sizes[component] = (sizes[component] ?? 0) + 1;
  }
  return sizes;
}

/** The edges within each component, one component after the other. */
function byComponent(rows: number, { left, right, size }: Edges, components: UnionFind) {
  const starts = new Int32Array(rows + 1);
  const componentOf = (at: number): number => {
    const found = components.find(left[at] ?? 0);
    return found === components.find(right[at] ?? 0) ? found : -1;
  };
  for (let at = 0; at < size; at += 1) {
    const component = componentOf(at);
    if (component >= 0) starts[component + 1] = (starts[component + 1] ?? 0) + 1;
  }
  for (let row = 0; row < rows; row += 1)
    starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const [order, next] = [new Int32Array(starts[rows] ?? 0), starts.slice()];
  for (let at = 0; at < size; at += 1) {
    const component = componentOf(at);
    if (component < 0) continue;
    const place = next[component] ?? 0;
    order[place] = at;
    next[component] = place + 1;
  }
  return { starts, order };
}

type RowPairs = readonly (readonly [number, number])[];

function togetherIn(components: UnionFind, pairs: RowPairs): Map<number, RowPairs> {
  return Map.groupBy(pairs, ([one]) => components.find(one));
}

function beginTogether(groups: Map<number, Group>, together: RowPairs): void {
  const joined = new Map<number, number>();
  const groupNow = (row: number): number => {
    let at = row;
    for (let next = joined.get(at); next !== undefined; next = joined.get(at)) at = next;
    return at;
  };
  for (const [one, other] of together) {
    groupOf(groups, one);
    groupOf(groups, other);
    const [keeps, goes] = [groupNow(one), groupNow(other)].toSorted((a, b) => a - b);
    if (keeps === undefined || goes === undefined || keeps === goes) continue;
    merge(groups, keeps, goes);
    joined.set(goes, keeps);
  }
}

/** Rows joined by edges that reach the threshold: no group can reach beyond them, so the rest is left aside. */
export function componentsOf(rows: number, edges: Edges, threshold: number): UnionFind {
  const components = new UnionFind(rows);
  for (let at = 0; at < edges.size; at += 1) {
    if ((edges.weight[at] ?? 0) >= threshold)
      components.join(edges.left[at] ?? 0, edges.right[at] ?? 0);
  }
  return components;
}

function link(groups: Map<number, Group>, edges: Edges, at: number, rules: Rules): void {
  const [left, right] = [edges.left[at] ?? 0, edges.right[at] ?? 0];
  const sum = Math.max(rules.least, Math.min(rules.most, edges.weight[at] ?? 0));
  groupOf(groups, left).links.set(right, { sum, count: 1 });
  groupOf(groups, right).links.set(left, { sum, count: 1 });
}

function groupOf(groups: Map<number, Group>, row: number): Group {
  const known = groups.get(row);
  if (known) return known;
  const made: Group = { rows: [row], links: new Map(), alive: true };
  groups.set(row, made);
  return made;
}

function average(one: Group, otherId: number, other: Group, rules: Rules): number {
  const between = one.links.get(otherId);
  if (!between) return Number.NEGATIVE_INFINITY;
  const pairs = one.rows.length * other.rows.length;
  return (between.sum + (pairs - between.count) * rules.notCompared) / pairs;
}

type Offer = { readonly id: number; readonly other: number; readonly rules: Rules };

function offer(heap: Heap, groups: Map<number, Group>, { id, other, rules }: Offer): void {
  const [one, two] = [groups.get(id), groups.get(other)];
  if (!one || !two) return;
  const weight = average(one, other, two, rules);
  if (weight >= rules.threshold) heap.put({ one: id, other, weight });
}

/** The group with the smaller number keeps it and takes the other's rows and links. */
function merge(groups: Map<number, Group>, oneId: number, otherId: number): void {
  const [one, other] = [groups.get(oneId), groups.get(otherId)];
  if (!one || !other) return;
  one.rows.push(...other.rows);
  other.alive = false;
  one.links.delete(otherId);
  for (const [neighbour, { sum, count }] of other.links) {
    if (neighbour === oneId) continue;
    const its = groups.get(neighbour);
    its?.links.delete(otherId);
    const known = one.links.get(neighbour);
    const joined = { sum: sum + (known?.sum ?? 0), count: count + (known?.count ?? 0) };
    one.links.set(neighbour, joined);
    its?.links.set(oneId, joined);
  }
  other.links.clear();
}

/** Gives each row the smallest row of its group. */
function number(clusters: Int32Array, groups: ReadonlyMap<number, Group>): void {
  for (const group of groups.values()) {
    if (!group.alive) continue;
    const first = group.rows.reduce((least, row) => Math.min(least, row));
    for (const row of group.rows) clusters[row] = first;
  }
}
