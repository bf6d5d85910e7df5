import { describe, expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { datasetOf } from "../fields/dataset.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { atomsOf } from "./atoms.ts";
import { findCandidates, type PassReport } from "./candidates.ts";
import { hashNumber } from "./hashes.ts";
import { passesOf, type Pass } from "./passes.ts";

type Found = { readonly pairs: string[]; readonly reports: readonly PassReport[] };

function find(passes: readonly Pass[], rows: number, keysAtMost?: number): Found {
  const finding = findCandidates(passes, { rows, ...(keysAtMost && { keysAtMost }) });
  const pairs: string[] = [];
  let next = finding.next();
  for (; next.done !== true; next = finding.next()) {
    const { left, right } = next.value;
    for (const [at, one] of left.entries()) pairs.push(`${one} ${right[at] ?? -1}`);
  }
  return { pairs, reports: next.value };
}

const rows = 6_000;
const keyOf = (of: (row: number) => number) => (row: number) => hashNumber(of(row));

describe("a block that is too large", () => {
  /** One name for all, some thirty years, three hundred streets. */
  const passes: Pass[] = [
    [
      { name: "name", atoms: [keyOf(() => 7)] },
      { name: "name and year", atoms: [keyOf((row) => 100 + (row % 30))] },
      { name: "name, year and street", atoms: [keyOf((row) => 9_000 + (row % 3_000))] },
    ],
  ];

  test("is divided until its parts can be compared, and nothing is left aside", () => {
    const { pairs, reports } = find(passes, rows);
    expect(pairs).toContain("0 3000");
    expect(pairs).toHaveLength(3_000);
    expect(reports.at(-1)).toMatchObject({ name: "name, year and street", cappedBlocks: 0 });
  });

  test("is reported where nothing is left to divide it by", () => {
    const { pairs, reports } = find([(passes[0] as Pass).slice(0, 2)], rows);
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
  const passes = passesOf(atomsOf(datasetOf(table, detectRoles(table, new Set(["rec_id"])))));
  const whole = find(passes, table.rows);

  test("each pair is found once, the smaller row first", () => {
    expect(new Set(whole.pairs).size).toBe(whole.pairs.length);
    for (const pair of whole.pairs) {
      const [left = 0, right = 0] = pair.split(" ").map(Number);
      expect(left).toBeLessThan(right);
    }
  });

  test("a small bound on keys that are sorted at a time changes nothing, not even the order", () => {
    const bounded = find(passes, table.rows, 700);
    expect(bounded.pairs).toEqual(whole.pairs);
    expect(bounded.reports).toEqual(whole.reports);
  });
});
