import type { FixtureTruth } from "./fixture-workbook.ts";
import type { TrackerRow } from "./reading-types.ts";

interface PairScore {
  right: number;
  wrong: number;
  missed: number;
}

/** Pairs of rows taken to be one child against the truth. */
export function pairScore(rows: readonly TrackerRow[], truth: readonly FixtureTruth[]): PairScore {
  const childOf = new Map(truth.map((row) => [`${row.sheet}!${row.row}`, row.child]));
  const score = { right: 0, wrong: 0, missed: 0 };
  rows.forEach((a, index) => {
    for (const b of rows.slice(index + 1)) {
      const said = a.child === b.child;
      const is = childOf.get(`${a.sheet}!${a.row}`) === childOf.get(`${b.sheet}!${b.row}`);
      if (said && is) score.right += 1;
      else if (said) score.wrong += 1;
      else if (is) score.missed += 1;
    }
  });
  return score;
}
