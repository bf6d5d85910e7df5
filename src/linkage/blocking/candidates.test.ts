import { describe, expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { findInShares } from "../fixtures/all-shares.ts";
import { keyTable } from "./key-table.ts";
import { hashNumber } from "../packed/hashes.ts";
import type { HashTable } from "./key-maker.ts";
import type { Pass } from "./passes.ts";

type Of = { readonly rows: number; readonly table: HashTable; readonly keysAtMost?: number };

function find(passes: readonly Pass[], of: Of) {
  const { pairs, reports } = findInShares({ passes, ...of });
  return { pairs, reports: reports[0] ?? [] };
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
    const bounded = find(passes, { ...of, keysAtMost: 700 });
    expect(bounded.pairs).toEqual(whole.pairs);
    expect(bounded.reports).toEqual(whole.reports);
  });

  test.each([2, 3])("%i shares, unit by unit in turn, are the whole in its order", (count) => {
    const { pairs, reports } = findInShares({ passes, ...of }, count);
    expect(pairs).toEqual(whole.pairs);
    expect(reports).toHaveLength(count);
    for (const its of reports) expect(its).toEqual(whole.reports);
  });
});
