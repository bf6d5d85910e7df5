import { expect, test } from "vitest";
import { combine } from "../columns/combine.ts";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";

const { records } = agencyTable(1_500, 6, "many names");
const [agency, forename, surname, born, postcode] = [1, 2, 4, 5, 10];

/** A list with a date of birth and one with a postcode: names are all that they have in common. */
const lists = [
  { name: "health", heading: "DOB", of: born },
  { name: "school", heading: "Postcode", of: postcode },
].map(({ name, heading, of }) => ({
  name,
  heading,
  of,
  rows: records.filter(({ cells }) => cells[agency] === name),
}));
const rows = lists.flatMap((list) => list.rows);
const parts = lists.map(({ name, heading, of, rows }) => {
  const table = tableOf(
    ["Forename", "Surname", heading],
    rows.map(({ cells }) => [cells[forename], cells[surname], cells[of]]),
  );
  return { name, table, roles: detectRoles(table) };
});
const { table, roles } = combine(parts);
const { clusters, pairs, inView, explain } = linkTable(table, roles, { withReasons: true });
const isTwo = (at: number): boolean =>
  Number(pairs.left[at]) < Number(lists[0]?.rows.length) &&
  Number(pairs.right[at]) >= Number(lists[0]?.rows.length);

test("between two lists more pairs are of one person than within them, and less is wrong for it", () => {
  const inOne = linkTable(
    table,
    roles.filter(({ role }) => role !== "source"),
  );
  const [with_, without] = [measure(clusters, rows), measure(inOne.clusters, rows)];
  expect(with_.recall).toBeGreaterThan(without.recall);
  expect(with_.precision).toBeGreaterThan(without.precision + 0.03);
  expect(with_.precision).toBeGreaterThan(0.95);
});

test("what sources say is a bar of its own, and all bars add up to what is known of the pair", () => {
  let [forIt, against] = [0, 0];
  for (const [at, bits] of inView.entries()) {
    const { contributions, score } = explain?.(at) ?? { contributions: [], score: Number.NaN };
    expect(score).toBeCloseTo(bits, 3);
    const source = contributions.find(({ name }) => name === "source");
    if (source === undefined) continue;
    expect(source.found).toMatch(isTwo(at) ? /two sources/ : /one source/);
    if (source.bits > 0) forIt += 1;
    else against += 1;
    expect(source.bits > 0).toBe(isTwo(at));
  }
  expect(forIt).toBeGreaterThan(100);
  expect(against).toBeGreaterThan(10);
});

test("what a person decided stays what it is", () => {
  const [left, right] = [pairs.left[0] ?? 0, pairs.right[0] ?? 0];
  const decisions = { notSame: [[left, right] as const] };
  const decided = linkTable(table, roles, { decisions, withReasons: true });
  const at = [...decided.inView.keys()].find(
    (pair) => decided.pairs.left[pair] === left && decided.pairs.right[pair] === right,
  );
  expect(decided.inView[at ?? -1]).toBe(-40);
  expect(decided.explain?.(at ?? -1).score).toBeCloseTo(-40, 3);
});
