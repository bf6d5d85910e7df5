import { expect, test } from "vitest";
import { findInShares } from "../fixtures/all-shares.ts";
import { hashNumber } from "../packed/hashes.ts";
import type { Pairs } from "./pair-batch.ts";
import type { Pass } from "./passes.ts";
import { bandOf, expectedUpTo, findsFew, triedTogether, worthwhile } from "./worthwhile.ts";

const every = { limit: Infinity, isLast: true };

test("blocks are compared up to the first band in which surely too few are likely", () => {
  const good = { pairs: 20_000, likely: 900 };
  const poor = { pairs: 20_000, likely: 5 };
  expect(worthwhile([good, good, good], every)).toBe(Infinity);
  expect(worthwhile([good, good, poor, good], every)).toBe(4);
  expect(worthwhile([poor, good], every)).toBe(1);
  expect(worthwhile([good, poor], { ...every, limit: 2 })).toBe(2);
});

test("what few pairs say is not sure, and nothing is left by it", () => {
  expect(worthwhile([{ pairs: 600, likely: 0 }], every)).toBe(Infinity);
  expect(worthwhile([{ pairs: 60_000, likely: 0 }], every)).toBe(1);
});

test("where narrower keys look again more must be likely", () => {
  const middling = [{ pairs: 40_000, likely: 200 }];
  expect(worthwhile(middling, every)).toBe(Infinity);
  expect(worthwhile(middling, { ...every, isLast: false })).toBe(1);
});

test("bands end at two, four, eight …, and shares tried count together", () => {
  expect([2, 3, 4, 5, 8, 9, 16, 17].map(bandOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
  const [one, two] = [{ pairs: 3, likely: 1 }, { pairs: 5, likely: 2 }]; // prettier-ignore
  expect(triedTogether([[one], [one, two], []])).toEqual([{ pairs: 6, likely: 2 }, two]);
});

/** Streets of twelve and, in them, houses of two. */
const rows = 72_000;
const passes: Pass[] = [
  [
    { name: "street", atoms: [{ column: 0 }] },
    { name: "house", atoms: [{ column: 1 }] },
  ],
];
const numbers = Array.from({ length: rows }, (_, row) => [row % 6_000, 10_000 + (row % 36_000)]);
const table = { hashes: Uint32Array.from(numbers.flat(), hashNumber), width: 2 };
const inStreets = 6_000 * 66;

/** @param likely of the pairs of each part, the share that is likely; nobody knows where it is not said */
function find(count: number, likely: number | undefined, of = passes) {
  const known = ({ ends = [] }: Pairs): number[] =>
    ends.map((end, part) => (end - (ends[part - 1] ?? 0)) * (likely ?? 0));
  const looking = { passes: of, rows, table };
  const { pairs, reports } = findInShares(looking, count, likely === undefined ? undefined : known);
  return { pairs: new Set(pairs), reports: reports[0] ?? [] };
}

test("a level in which hardly any are likely is left to the next, after some were tried", () => {
  const whole = find(1, 1);
  expect(whole.pairs.size).toBe(inStreets);
  const { pairs, reports } = find(1, 0.01);
  expect(pairs.size).toBeLessThan(inStreets / 3);
  expect(reports.map(({ name }) => name)).toEqual(["house"]);
  // Nobody of one house is lost, whether the street was tried or not.
  for (let row = 0; row < rows / 2; row += 1)
    expect(pairs.has(`${row} ${row + rows / 2}`)).toBe(true);
});

test("where nothing is narrower what was left is told", () => {
  const { pairs, reports } = find(1, 0, [(passes[0] as Pass).slice(0, 1)]);
  const [report] = reports;
  expect(report?.cappedPairs).toBe(inStreets - pairs.size);
  expect(report?.pairs).toBe(pairs.size);
});

test("who does not know what is likely is given everything", () => {
  expect(find(1, undefined).pairs.size).toBe(inStreets);
});

test("narrower keys are not asked where all that are likely are next to none", () => {
  const bySomethingElse: Pass = [{ name: "house", atoms: [{ column: 1 }] }];
  const { pairs, reports } = find(1, 0, [bySomethingElse, ...passes]);
  expect(pairs.size).toBe(rows / 2);
  expect(reports[1]).toMatchObject({ name: "street", pairs: 0, cappedPairs: inStreets });
  expect(reports).toHaveLength(2);
});

test("they are asked where nobody was found by anything else: there it is all that there is", () => {
  const { pairs, reports } = find(1, 0);
  expect(pairs.size).toBe(rows / 2);
  expect(reports.map(({ name }) => name)).toEqual(["house"]);
});

test("few are surely fewer than what would be worth it", () => {
  const poor = { tried: [{ pairs: 9_000, likely: 90 }, { pairs: 9_000, likely: 0 }], times: 1 }; // prettier-ignore
  expect(findsFew(poor, 200)).toBe(true);
  expect(findsFew(poor, 100)).toBe(false);
  expect(findsFew({ ...poor, times: 10 }, 200)).toBe(false);
});

test("what is expected up to a size is that of the bands below it, as often as they were not tried", () => {
  const tried = [{ pairs: 10, likely: 4 }, { pairs: 10, likely: 2 }, { pairs: 10, likely: 1 }]; // prettier-ignore
  const upTo = (limit: number): number => expectedUpTo(limit, { tried, times: 3 });
  expect([upTo(1), upTo(2), upTo(4), upTo(Infinity)]).toEqual([0, 12, 18, 21]);
});

/** Names that all share, each with thousands of others; each with their year and the next in line. */
const commonNames: Pass[] = [
  [{ name: "number", atoms: [{ column: 2 }] }],
  [
    { name: "name", atoms: [{ column: 0 }] },
    { name: "name and line", atoms: [{ column: 1 }] },
  ],
];
const many = 400_000;
const commonTable = {
  hashes: Uint32Array.from({ length: 3 * many }, (_, at) => {
    const row = Math.floor(at / 3);
    // One name in ten is borne by two, the others by forty.
    const name = row < many / 10 ? row >> 1 : many + Math.floor((row - many / 10) / 40);
    return hashNumber([name, 2 * many + (row >> 1), 3 * many + ((row + 1) >> 1)][at % 3] ?? 0);
  }),
  width: 3,
};

test.each([1, 2])("a level that is nearly all too large is passed over (%i shares)", (count) => {
  const known = ({ ends = [] }: Pairs): number[] =>
    ends.map((end, part) => (end - (ends[part - 1] ?? 0)) / 120);
  const looking = { passes: commonNames, rows: many, table: commonTable };
  const { pairs, reports } = findInShares(looking, count, known);
  expect(reports[0]?.slice(1)).toMatchObject([{ name: "name and line", pairs: many / 2 }]);
  expect(new Set(pairs).size).toBe(pairs.length);
});

test.each([2, 3])("%i shares try and leave what one does", (count) => {
  const [some, one] = [find(count, 0), find(1, 0)];
  expect([...some.pairs]).toEqual([...one.pairs]);
  expect(some.reports).toEqual(one.reports);
});
