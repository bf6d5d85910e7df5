import { describe, expect, it } from "vitest";
import { officeWorkbook } from "./fixture-offices.ts";
import { pairScore } from "./fixture-score.ts";
import { readTracker } from "./read-tracker.ts";
import type { TrackerReading } from "./reading-types.ts";

const today = "2026-11-24";

async function readingOf(bytes: Uint8Array): Promise<TrackerReading> {
  const reading = await readTracker(bytes, { today });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  return reading;
}

const folded = (...names: (string | null)[]): string => names.join("|").toLowerCase();
const seeds = Array.from({ length: 40 }, (_, index) => 1000 + index * 7);

describe("workbooks of other offices", () => {
  it.each(seeds)("seed %i: nothing is read wrongly, and little is left unread", async (seed) => {
    const { bytes, truth } = await officeWorkbook(seed);
    const reading = await readingOf(bytes);
    const rowAt = new Map(reading.rows.map((row) => [`${row.sheet}!${row.row}`, row]));
    expect([...rowAt.keys()].sort()).toEqual(
      truth.map(({ sheet, row }) => `${sheet}!${row}`).sort(),
    );
    let names = 0;
    for (const { sheet, row, surname, forename, ...expected } of truth) {
      const read = rowAt.get(`${sheet}!${row}`);
      const { dateOfBirth, sex, level, closed, referredOn, missingCount, lead } = expected;
      expect(read).toMatchObject({
        sheet,
        row,
        dateOfBirth,
        sex,
        level,
        closed,
        referredOn,
        missingCount,
        lead,
      });
      const written = [read?.surname ?? null, read?.forename ?? null];
      if (read?.namesPutRight === true) written.reverse();
      if (folded(...written) === folded(surname, forename)) names += 1;
    }
    expect(names / truth.length).toBeGreaterThanOrEqual(0.98);
    const { right, wrong, missed } = pairScore(reading.rows, truth);
    expect(wrong).toBe(0);
    expect(right / Math.max(1, right + missed)).toBeGreaterThanOrEqual(0.85);
  });

  it.each(seeds.slice(0, 12))(
    "seed %i: what is not understood is listed, and what is named offered",
    async (seed) => {
      const { bytes, truth } = await officeWorkbook(seed);
      const { problems, offers } = await readingOf(bytes);
      const listed = new Map<string, number>();
      for (const { sheet, row } of problems)
        listed.set(`${sheet}!${row}`, (listed.get(`${sheet}!${row}`) ?? 0) + 1);
      for (const { sheet, row, problems: planted } of truth) {
        const least = new Set(planted.filter((field) => field !== "status")).size;
        expect(listed.get(`${sheet}!${row}`) ?? 0).toBeGreaterThanOrEqual(least);
      }
      for (const kind of ["vehicle", "phone"] as const) {
        const planted = truth.filter((row) => row[`${kind}s`] > 0).length;
        expect(offers.filter((offer) => offer.kind === kind)).toHaveLength(planted);
      }
    },
  );
});
