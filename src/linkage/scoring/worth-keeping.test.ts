import { expect, test } from "vitest";
import { byRow } from "../fields/by-row.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { comparisonsOf } from "../comparing/comparisons.ts";
import { PatternTable } from "../comparing/patterns.ts";
import { detectRoles } from "../columns/detect.ts";
import { linkTable } from "../link.ts";
import { thetasOf } from "../likelihood/thetas.ts";
import { pairAdder } from "./compare-pair.ts";
import { togetherOf } from "./names-together.ts";
import { PairStore } from "./pairs.ts";
import { rarityOf } from "./rarity.ts";
import { isSampled, sampledOneOf } from "./sampling.ts";
import { patternBits, sharesArray, weigher } from "./score.ts";
import { worthKeeping, type Worth } from "./worth-keeping.ts";

/** As if the records were so many: where they are few every pair is kept. */
const rows = 1_000_000;
const { table } = agencyTable(350, 12);
const roles = detectRoles(table, new Set(["rec_id"]));
const learned = linkTable(table, roles).model;
// A record has three others of its child at most, as in a million of these.
const shares = { match: 1.5 / rows, household: 2 / rows, twins: 0.1 / rows, moved: 0.5 / rows };
const model = { ...learned, shares };
const comparisons = comparisonsOf(byRow(datasetOf(table, roles)).data);
const rarity = rarityOf(comparisons, model.fields);

const all = { left: [] as number[], right: [] as number[] };
for (let left = 0; left < table.rows; left += 1)
  for (let right = left + 1; right < table.rows; right += 1) {
    all.left.push(left);
    all.right.push(right);
  }

function compared(worth?: Worth) {
  const [patterns, pairs] = [new PatternTable(comparisons), new PairStore()];
  const into = { patterns, pairs, together: togetherOf(comparisons, model.names), worth };
  pairAdder(comparisons, rarity, into)(all.left, all.right);
  const weigh = weigher(
    patternBits(comparisons, patterns, thetasOf(comparisons, model)),
    sharesArray(model.shares),
  );
  const weights = new Map<number, number>();
  for (let at = 0; at < pairs.size; at += 1)
    weights.set((pairs.left[at] ?? 0) * table.rows + (pairs.right[at] ?? 0), weigh(pairs, at));
  return { weights, pairs };
}

test("no pair is lost that would have been given back, and most that would not are", () => {
  const everything = compared().weights;
  const worth = worthKeeping(comparisons, { rows, model, from: -10 });
  const { weights, pairs } = compared(worth);
  const likely = [...everything].filter(([, bits]) => bits >= -10);
  expect(likely.length).toBeGreaterThan(200);
  for (const [pair, bits] of likely) expect(weights.get(pair)).toBe(bits);
  expect(pairs.compared).toBe(everything.size);
  expect(pairs.size / everything.size).toBeLessThan(0.1);
});

test("of all others one in so many is kept, by their rows alone", () => {
  const oneOf = sampledOneOf(rows);
  const { weights } = compared(worthKeeping(comparisons, { rows, model, from: -10 }));
  const sample = all.left
    .map((left, at) => [left, all.right[at] ?? 0] as const)
    .filter(([left, right]) => isSampled(left, right, oneOf));
  expect(sample.length / all.left.length).toBeCloseTo(1 / oneOf, 2);
  expect(sample.every(([left, right]) => weights.has(left * table.rows + right))).toBe(true);
});

test.each([
  ["few records", { rows: 10_000, from: -10 }],
  ["all are asked for", { rows, from: -Infinity }],
])("every pair is kept where %s", (_case, asked) => {
  expect(worthKeeping(comparisons, { model, ...asked })).toBeUndefined();
});
