import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { averageLink } from "./clustering/average-link.ts";
import { keepIds } from "./clustering/stable-ids.ts";
import { detectRoles } from "./columns/detect.ts";
import { tableOf, type Table } from "./tables/table.ts";
import { agencyTable } from "./fixtures/agency-table.ts";
import { agencyHeadings, type AgencyRecord } from "./fixtures/agency-records.ts";
import { scorerOf } from "./incremental.ts";
import { linkTable, type LinkResult } from "./link.ts";
import { ModelProblem, modelFromSettings, splinkSettings } from "./model-file/splink.ts";
import { inWords } from "./scoring/explain.ts";

const ofId = new Set(["rec_id"]);
let table: Table;
let records: AgencyRecord[];
let batch: LinkResult;
beforeAll(() => {
  ({ table, records } = agencyTable(900, 3));
  batch = linkTable(table, detectRoles(table, ofId), { keptFrom: -Infinity });
});

const roles = () => detectRoles(table, ofId);
const twoRows = (left: number, right: number): Table =>
  tableOf(agencyHeadings, [records[left]?.cells ?? [], records[right]?.cells ?? []]);
const somePair = fc.nat().map((number) => number % batchSize());
const batchSize = (): number => batch.pairs.size;

describe("one incoming record", () => {
  test("two records alone score what they score in the batch", () => {
    fc.assert(
      fc.property(somePair, (at) => {
        const [left, right] = [batch.pairs.left[at] ?? 0, batch.pairs.right[at] ?? 0];
        const alone = scorerOf(batch.model, twoRows(left, right), roles());
        expect(alone.score(0, 1)).toBeCloseTo(batch.scores[at] ?? 0, 3);
        expect(alone.score(1, 0)).toBeCloseTo(alone.score(0, 1), 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe("an explanation", () => {
  test("adds up to the score exactly", () => {
    const scorer = scorerOf(batch.model, table, roles());
    fc.assert(
      fc.property(somePair, (at) => {
        const [left, right] = [batch.pairs.left[at] ?? 0, batch.pairs.right[at] ?? 0];
        const { contributions, score } = scorer.explain(left, right);
        expect(contributions.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(score, 9);
        expect(score).toBeCloseTo(batch.scores[at] ?? 0, 3);
      }),
      { numRuns: 60 },
    );
  });

  test("says in words what speaks for and against, and what would change it", () => {
    const cells = [
      [
        "1",
        "health",
        "Amelia",
        "",
        "Reed",
        "2014-03-02",
        "F",
        "9434765919",
        "",
        "4",
        "EM1 2AB",
        "",
      ],
      ["2", "school", "Noah", "", "Reed", "2014-03-02", "M", "", "", "4", "EM1 2AB", ""],
    ];
    const twins = scorerOf(batch.model, tableOf(agencyHeadings, cells), roles()).explain(0, 1);
    const { speaksFor, speaksAgainst } = inWords(twins);
    expect(speaksFor.join("; ")).toMatch(/date of birth: the same/);
    expect(speaksAgainst.join("; ")).toMatch(/forename: different/);
    expect(speaksAgainst.join("; ")).toMatch(/brothers, sisters and twins/);
    const nhs = twins.wouldChange.find(({ name }) => name === "number nhs_number");
    expect(nhs?.ifTheSame).toBeGreaterThan(twins.score);
    expect(nhs?.ifDifferent).toBeLessThan(twins.score);
  });
});

test("a model written as Splink's settings and read again scores the same", () => {
  const again = modelFromSettings(JSON.parse(JSON.stringify(splinkSettings(batch.model))));
  const result = linkTable(table, roles(), { model: again, keptFrom: -Infinity });
  expect(result.clusters).toEqual(batch.clusters);
  for (let at = 0; at < batchSize(); at += 97)
    expect(result.scores[at]).toBeCloseTo(batch.scores[at] ?? 0, 3);
});

test("a model in which a name lacks a number for a group of names is no model", () => {
  const settings = JSON.parse(JSON.stringify(splinkSettings(batch.model))) as {
    readonly lantern: { readonly names: { sizes: number[] } };
  };
  expect(modelFromSettings(settings).names?.sizes.length).toBeGreaterThan(1);
  settings.lantern.names.sizes.pop();
  expect(() => modelFromSettings(settings)).toThrow(ModelProblem);
});

test("what a person decided holds through a run, both ways", () => {
  const at = (wanted: (score: number, isOne: boolean) => boolean): [number, number] => {
    for (let pair = 0; pair < batchSize(); pair += 1) {
      const [left, right] = [batch.pairs.left[pair] ?? 0, batch.pairs.right[pair] ?? 0];
      const isOne = batch.clusters[left] === batch.clusters[right];
      if (wanted(batch.scores[pair] ?? 0, isOne)) return [left, right];
    }
    throw new Error("no such pair");
  };
  const sure = at((score, isOne) => score > 12 && isOne);
  const apart = at((score, isOne) => score < -8 && !isOne);
  const { clusters } = linkTable(table, roles(), { decisions: { notSame: [sure], same: [apart] } });
  expect(clusters[sure[0]]).not.toBe(clusters[sure[1]]);
  expect(clusters[apart[0]]).toBe(clusters[apart[1]]);
});

describe("average link", () => {
  const weight = fc.integer({ min: -30, max: 40 }).map((tenth) => tenth / 10 + 0.01);
  const graph = fc.array(fc.tuple(fc.nat(6), fc.nat(6), weight), { maxLength: 14 });

  test("agrees with looking at every two groups again and again", () => {
    fc.assert(
      fc.property(graph, (given) => {
        const edges = distinct(given);
        const rules = { threshold: 0, notCompared: -3, most: 10, least: -4 };
        const found = averageLink(7, columns(edges), rules);
        expect([...found]).toEqual(byBruteForce(7, edges));
      }),
      { numRuns: 500 },
    );
  });

  test("a low threshold groups more, and not everybody with everybody", () => {
    const usual = batch.clusters;
    const low = linkTable(table, roles(), { model: batch.model, threshold: -16 }).clusters;
    const people = (clusters: Int32Array) => new Set(clusters).size;
    expect(people(low)).toBeLessThan(people(usual));
    expect(people(low)).toBeGreaterThan(0.9 * people(usual));
  });

  test("a threshold above what a weight counts groups three as it groups two", () => {
    const sure: Edge[] = [[0, 1, 15], [2, 3, 15], [2, 4, 15], [3, 4, 15], [5, 6, 11]]; // prettier-ignore
    const rules = { threshold: 12, notCompared: -3, most: 10, least: -4 };
    expect([...averageLink(7, columns(sure), rules)]).toEqual([0, 0, 2, 2, 2, 5, 6]);
  });
});

type Edge = [number, number, number];

/** Each pair once, and no two weights alike: ties are decided otherwise by brute force. */
function distinct(given: readonly Edge[]): Edge[] {
  const known = new Map<string, Edge>();
  for (const [at, [left, right, weight]] of given.entries()) {
    if (left === right) continue;
    const [one, other] = [Math.min(left, right), Math.max(left, right)];
    known.set(`${one} ${other}`, [one, other, weight + at * 1e-4 + at * at * 1e-6]);
  }
  return [...known.values()];
}

function columns(edges: readonly Edge[]) {
  const at = (place: 0 | 1 | 2): number[] => edges.map((edge) => edge[place]);
  return { left: at(0), right: at(1), weight: at(2), size: edges.length };
}

function byBruteForce(rows: number, edges: readonly Edge[]): number[] {
  const weights = new Map(edges.map(([one, other, weight]) => [`${one} ${other}`, weight]));
  let groups = Array.from({ length: rows }, (_, row) => [row]);
  const average = (left: number[], right: number[]): number => {
    const all = left.flatMap((one) =>
      right.map((other) => {
        const found = weights.get(`${Math.min(one, other)} ${Math.max(one, other)}`);
        return found === undefined ? -3 : Math.max(-4, Math.min(10, found));
      }),
    );
    return all.reduce((sum, weight) => sum + weight, 0) / all.length;
  };
  for (;;) {
    let best: { one: number[]; other: number[]; weight: number } | undefined;
    for (const one of groups)
      for (const other of groups) {
        if (one === other) continue;
        const weight = average(one, other);
        if (weight >= 0 && (best === undefined || weight > best.weight))
          best = { one, other, weight };
      }
    if (!best) break;
    const { one, other } = best;
    groups = [...groups.filter((group) => group !== one && group !== other), [...one, ...other]];
  }
  const clusters = new Array<number>(rows).fill(0);
  for (const group of groups) for (const row of group) clusters[row] = Math.min(...group);
  return clusters;
}

test("people keep their ids, and merges and splits are told", () => {
  const clusters = Int32Array.of(0, 0, 0, 3, 3, 5, 6);
  const { ids, merges, splits } = keepIds(clusters, [
    "a",
    "a",
    "b",
    "c",
    undefined,
    "c",
    undefined,
  ]);
  expect(ids).toEqual(["a", "a", "a", "c", "c", undefined, undefined]);
  expect(merges).toEqual([{ kept: "a", others: ["b"] }]);
  expect(splits).toEqual([{ id: "c", groups: 2 }]);
});
