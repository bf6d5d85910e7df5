import { describe, expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { agreed } from "./agreed.ts";
import { keyTable } from "./key-table.ts";
import { findCandidates } from "./candidates.ts";
import type { PassReport } from "./steps.ts";
import { hashNumber } from "./hashes.ts";
import type { HashTable } from "./key-maker.ts";
import type { Pass } from "./passes.ts";

type Found = { readonly pairs: string[]; readonly reports: readonly PassReport[] };

type Of = { readonly rows: number; readonly table: HashTable };

function find(passes: readonly Pass[], of: Of, keysAtMost?: number): Found {
  const finding = findCandidates(passes, { ...of, ...(keysAtMost && { keysAtMost }) });
  const pairs: string[] = [];
  let next = finding.next();
  while (next.done !== true) {
    const step = next.value;
    if ("unit" in step) {
      const { left, right } = step.unit;
      for (const [at, one] of left.entries()) pairs.push(`${one} ${right[at] ?? -1}`);
    }
    next = finding.next("said" in step ? agreed([step.said], of.rows) : undefined);
  }
  return { pairs, reports: next.value };
}

const rows = 6_000;

describe("a block that is too large", () => {
  /** One name for all, some thirty years, three hundred streets. */
  const passes: Pass[] = [
    [
      { name: "name", atoms: [{ column: 0 }] },
      { name: "name and year", atoms: [{ column: 1 }] },
      { name: "name, year and street", atoms: [{ column: 2 }] },
    ],
  ];
  const numbers = Array.from({ length: rows }, (_, row) => [7, 100 + (row % 30), 9_000 + (row % 3_000)]); // prettier-ignore
  const table = { hashes: Uint32Array.from(numbers.flat(), hashNumber), width: 3 };

  test("is divided until its parts can be compared, and nothing is left aside", () => {
    const { pairs, reports } = find(passes, { rows, table });
    expect(pairs).toContain("0 3000");
    expect(pairs).toHaveLength(3_000);
    expect(reports.at(-1)).toMatchObject({ name: "name, year and street", cappedBlocks: 0 });
  });

  test("is reported where nothing is left to divide it by", () => {
    const { pairs, reports } = find([(passes[0] as Pass).slice(0, 2)], { rows, table });
    expect(pairs).toHaveLength(reports.reduce((sum, one) => sum + one.pairs, 0));
    const capped = reports.find(({ cappedBlocks }) => cappedBlocks > 0);
    expect(capped).toMatchObject({
      name: "name and year",
      cappedPairs: 30 * 19_900 - pairs.length,
    });
  });
});

describe("of records of four agencies", () => {
  const { table } = agencyTable(2_500, 4);
  const hashes = keyTable(datasetOf(table, detectRoles(table, new Set(["rec_id"]))));
  const { passes } = hashes;
  const of = { rows: table.rows, table: hashes };
  const whole = find(passes, of);

  test("each pair is found once, the smaller row first", () => {
    expect(new Set(whole.pairs).size).toBe(whole.pairs.length);
    for (const pair of whole.pairs) {
      const [left = 0, right = 0] = pair.split(" ").map(Number);
      expect(left).toBeLessThan(right);
    }
  });

  test("a small bound on keys that are sorted at a time changes nothing, not even the order", () => {
    const bounded = find(passes, of, 700);
    expect(bounded.pairs).toEqual(whole.pairs);
    expect(bounded.reports).toEqual(whole.reports);
  });

  test.each([2, 3])("%i shares, unit by unit in turn, are the whole in its order", (count) => {
    const shares = Array.from({ length: count }, (_, mine) => {
      const finding = findCandidates(passes, { ...of, share: { mine, of: count } });
      return { finding, next: finding.next() };
    });
    const pairs: string[] = [];
    for (let at = 0; shares.some(({ next }) => next.done !== true); at = (at + 1) % count) {
      const share = shares[at];
      if (share?.next.done === false && "unit" in share.next.value) {
        const { left, right } = share.next.value.unit;
        for (const [place, one] of left.entries()) pairs.push(`${one} ${right[place] ?? -1}`);
        share.next = share.finding.next();
        continue;
      }
      const said = shares.flatMap(({ next }) =>
        next.done !== true && "said" in next.value ? [next.value.said] : [],
      );
      expect(said).toHaveLength(count);
      const answer = agreed(said, of.rows);
      for (const one of shares) one.next = one.finding.next(answer);
      at = -1;
    }
    expect(pairs).toEqual(whole.pairs);
    for (const { next } of shares) expect(next.value).toEqual(whole.reports);
  });
});
