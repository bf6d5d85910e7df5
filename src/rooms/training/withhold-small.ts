import { smallest } from "../../kernel/small-numbers.ts";
import type { CoverageLine } from "./coverage.ts";

/** A line as its reader may see it: `small` says of no number what it is. */
export type ShownLine = Omit<CoverageLine, "state" | "valid" | "expiring"> & {
  readonly valid: number | null;
  readonly expiring: number | null;
  readonly state: CoverageLine["state"] | "small";
};

/** How many people a line is about: as stated, or as many as are known. */
const sizeOf = ({ headcount, valid }: CoverageLine): number => Math.max(headcount ?? 0, valid);

const withheld = (line: CoverageLine): ShownLine => ({
  ...line,
  valid: null,
  expiring: null,
  percent: null,
  state: "small",
});

/**
 * Of so few people a number would tell about one of them, so their line is withheld from whoever does not keep their
 * training. Where those that are withheld of an audience are so few together that the total of the audience would
 * tell, the next smallest is withheld with them.
 */
export function withholdSmall(
  lines: readonly CoverageLine[],
  isKept: (line: CoverageLine) => boolean,
): readonly ShownLine[] {
  const hidden = new Set<string>();
  for (const group of Map.groupBy(lines, ({ audience }) => audience).values()) {
    const closed = group.filter((line) => !isKept(line) && sizeOf(line) > 0);
    const ascending = closed.toSorted((one, other) => sizeOf(one) - sizeOf(other));
    let people = 0;
    for (const line of ascending) {
      const size = sizeOf(line);
      if (size >= smallest && (people === 0 || people >= smallest)) break;
      hidden.add(line.key);
      people += size;
    }
  }
  return lines.map((line) => (hidden.has(line.key) ? withheld(line) : line));
}
