import { expect, test } from "vitest";
import { agreed } from "./agreed.ts";
import { findCandidates } from "./candidates.ts";
import { hashNumber } from "./hashes.ts";
import type { Pass } from "./passes.ts";
import { bandOf, triedTogether, worthwhile } from "./worthwhile.ts";

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

/** Goes through all shares at once. @param share of the pairs of each part that is likely */
function find(count: number, likely: number | undefined, of = passes) {
  const shares = Array.from({ length: count }, (_, mine) => {
    const finding = findCandidates(of, { rows, table, share: { mine, of: count } });
    return { finding, next: finding.next() };
  });
  const pairs = new Set<number>();
  for (let at = 0; shares.some(({ next }) => next.done !== true); at = (at + 1) % count) {
    const share = shares[at];
    if (share?.next.done === false && "unit" in share.next.value) {
      const { left, right, ends = [] } = share.next.value.unit;
      for (const [place, one] of left.entries()) pairs.add(one * rows + (right[place] ?? -1));
      const came = ends.map((end, part) => (end - (ends[part - 1] ?? 0)) * (likely ?? 0));
      share.next = share.finding.next(likely === undefined ? undefined : { likely: came });
      continue;
    }
    const said = shares.flatMap(({ next }) =>
      next.done !== true && "said" in next.value ? [next.value.said] : [],
    );
    const answer = agreed(said, rows);
    for (const one of shares) one.next = one.finding.next(answer);
    at = -1;
  }
  const [first] = shares;
  return { pairs, reports: first?.next.done === true ? first.next.value : [] };
}

test("a level in which hardly any are likely is left to the next, after some were tried", () => {
  const whole = find(1, 1);
  expect(whole.pairs.size).toBe(inStreets);
  const { pairs, reports } = find(1, 0);
  expect(pairs.size).toBeLessThan(inStreets / 3);
  expect(reports.map(({ name }) => name)).toEqual(["street", "house"]);
  // Nobody of one house is lost, whether the street was tried or not.
  for (let row = 0; row < rows / 2; row += 1)
    expect(pairs.has(row * rows + row + rows / 2)).toBe(true);
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

test.each([2, 3])("%i shares try and leave what one does", (count) => {
  const [some, one] = [find(count, 0), find(1, 0)];
  expect([...some.pairs]).toEqual([...one.pairs]);
  expect(some.reports).toEqual(one.reports);
});
