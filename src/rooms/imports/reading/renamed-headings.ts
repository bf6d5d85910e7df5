import { comparable, plainText } from "./plain-text.ts";
import type { Renamed } from "./changed-values.ts";
import type { TrackerRow } from "./reading-types.ts";

type Pair = readonly [before: TrackerRow, now: TrackerRow];

function headingsOf(rows: readonly TrackerRow[]): Map<string, string> {
  const headings = new Map<string, string>();
  const seen = new Set<string>();
  for (const { sheet, cells } of rows) {
    if (seen.has(sheet)) continue;
    seen.add(sheet);
    for (const heading of Object.keys(cells)) headings.set(comparable(heading), heading);
  }
  return headings;
}

/** A column under another heading holds the same in nearly every row, and says something in two. */
function isSameColumn(was: string, now: string, pairs: readonly Pair[]): boolean {
  let [filled, same] = [0, 0];
  for (const [before, after] of pairs) {
    const [left, right] = [plainText(before.cells[was] ?? ""), plainText(after.cells[now] ?? "")];
    if (left === "" && right === "") continue;
    filled += 1;
    if (left === right) same += 1;
  }
  return same >= 2 && same >= filled * 0.8;
}

/** Columns of the new workbook that stand under another heading than before. */
export function findRenamed(
  before: readonly TrackerRow[],
  now: readonly TrackerRow[],
  pairs: readonly Pair[],
): Renamed {
  const [left, right] = [headingsOf(before), headingsOf(now)];
  const gone = new Map([...left].filter(([key]) => !right.has(key)));
  const renamed = new Map<string, { was: string; now: string }>();
  for (const [key, heading] of right) {
    if (left.has(key)) continue;
    const found = [...gone].find(([, was]) => isSameColumn(was, heading, pairs));
    if (found === undefined) continue;
    gone.delete(found[0]);
    renamed.set(key, { was: found[1], now: heading });
  }
  return renamed;
}
