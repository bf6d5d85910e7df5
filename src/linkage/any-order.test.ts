import { expect, test } from "vitest";
import { combine } from "./columns/combine.ts";
import { detectRoles } from "./columns/detect.ts";
import { agencyTable } from "./fixtures/agency-table.ts";
import { asList, lists } from "./fixtures/lists.ts";
import { linkTable, type LinkResult } from "./link.ts";
import { seeded } from "../kernel/random.ts";
import { tableOf, type Table } from "./tables/table.ts";

const ofId = new Set(["rec_id"]);

/** Rows in another order; `order` has for each of them the row that it was. */
function shuffled(table: Table, seed: number): { table: Table; order: number[] } {
  const chance = seeded(seed);
  const order = Array.from({ length: table.rows }, (_, row) => row);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = chance.below(last + 1);
    [order[last], order[at]] = [order[at] ?? 0, order[last] ?? 0];
  }
  const cells = order.map((row) =>
    table.columns.map(({ values, codes }) => values.at(codes[row] ?? -1)),
  );
  const names = table.columns.map(({ name }) => name);
  return { table: tableOf(names, cells), order };
}

/** What was found by the rows as they first stood: for each pair its weights, and for each row the first of its group. */
function found(
  { pairs, scores, inView, clusters, compared }: LinkResult,
  order: readonly number[],
) {
  const weights = new Map<string, readonly number[]>();
  for (let at = 0; at < pairs.size; at += 1) {
    const rows = [order[pairs.left[at] ?? 0] ?? 0, order[pairs.right[at] ?? 0] ?? 0];
    const name = rows.toSorted((one, other) => one - other).join(" ");
    weights.set(name, [scores[at] ?? 0, inView[at] ?? 0]);
  }
  const first = new Map<number, number>();
  for (const [row, cluster] of clusters.entries())
    first.set(cluster, Math.min(first.get(cluster) ?? Infinity, order[row] ?? 0));
  const groups = new Array<number>(order.length);
  for (const [row, cluster] of clusters.entries())
    groups[order[row] ?? 0] = first.get(cluster) ?? -1;
  return { weights, groups, compared };
}

const sets: readonly (readonly [string, () => Table])[] = [
  ["four agencies, with much that is wrong", () => agencyTable(900, 5, "dirty").table],
  ["few records, each pair compared", () => agencyTable(300, 5).table],
  [
    "a list with a name and an address",
    () => asList(lists["a name and an address alone"], agencyTable(900, 6).records),
  ],
];

test.each(sets)(
  "%s: the order of the records changes nothing, to the last bit",
  (_name, made) => {
    const table = made();
    const here = linkTable(table, detectRoles(table, ofId));
    const straight = found(
      here,
      Array.from({ length: table.rows }, (_, row) => row),
    );
    expect(straight.weights.size).toBeGreaterThan(100);
    for (const seed of [1, 2]) {
      const other = shuffled(table, seed);
      const roles = detectRoles(other.table, ofId);
      expect(roles).toEqual(detectRoles(table, ofId));
      const again = found(linkTable(other.table, roles), other.order);
      expect(again).toEqual(straight);
    }
  },
  120_000,
);

test("what people decided and whom a reason names are rows as they were given", () => {
  const { table } = agencyTable(300, 8);
  const roles = detectRoles(table, ofId);
  const { order, table: turned } = shuffled(table, 3);
  const placed = (row: number): number => order.indexOf(row);
  const usual = linkTable(table, roles);
  const sure = usual.inView.indexOf(usual.inView.reduce((most, one) => Math.max(most, one)));
  const pair = [usual.pairs.left[sure] ?? 0, usual.pairs.right[sure] ?? 0] as const;
  const options = { withReasons: true };
  const one = linkTable(table, roles, { ...options, decisions: { notSame: [pair] } });
  const notSame = [[placed(pair[0]), placed(pair[1])]] as const;
  const other = linkTable(turned, roles, { ...options, decisions: { notSame } });
  expect(one.clusters[pair[0]]).not.toBe(one.clusters[pair[1]]);
  expect(found(other, order)).toEqual(found(one, [...one.clusters.keys()]));
  const thirds = (result: LinkResult, rows: readonly number[]) =>
    Array.from({ length: result.pairs.size }, (_, at) => at)
      .flatMap((at) => result.explain?.(at).contributions ?? [])
      .flatMap(({ third, bits }) => (third === undefined ? [] : [[rows[third] ?? -1, bits]]))
      .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
  expect(thirds(one, [...one.clusters.keys()]).length).toBeGreaterThan(10);
  expect(thirds(other, order)).toEqual(thirds(one, [...one.clusters.keys()]));
}, 60_000);

test("files may each have their rows in another order", () => {
  const { table } = agencyTable(600, 9);
  const half = (from: number, to: number): Table => ({
    rows: to - from,
    columns: table.columns.map((one) => ({ ...one, codes: one.codes.slice(from, to) })),
  });
  const [first, second] = [half(0, 600), half(600, table.rows)];
  const others = [shuffled(first, 4), shuffled(second, 5)];
  const linked = (tables: readonly Table[]): LinkResult => {
    const parts = tables.map((its, at) => ({
      name: `list ${at}`,
      table: its,
      roles: detectRoles(its, ofId),
    }));
    const both = combine(parts);
    return linkTable(both.table, both.roles);
  };
  const order = others.flatMap((its, at) => its.order.map((row) => row + (at === 0 ? 0 : 600)));
  const straight = linked([first, second]);
  expect(found(linked(others.map((its) => its.table)), order)).toEqual(
    found(straight, [...straight.clusters.keys()]),
  );
}, 60_000);
