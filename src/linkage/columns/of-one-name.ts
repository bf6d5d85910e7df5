import type { Column } from "./table.ts";

const looked = 2_000;
/** One name that many records have tells no more than this. */
const mostOfOne = 3;

/** Rows of one name, each with the one before, where both tell what is asked. */
export function* ofOneName(
  names: readonly Column[],
  asked: readonly Column[],
): Generator<readonly [one: number, other: number]> {
  const before = new Map<string, { readonly row: number; readonly times: number }>();
  if (names.length === 0) return;
  const rows = Math.min(looked, names[0]?.codes.length ?? 0);
  for (let row = 0; row < rows; row += 1) {
    if ([...names, ...asked].some(({ codes }) => (codes[row] ?? -1) < 0)) continue;
    const name = names.map(({ codes }) => codes[row]).join(" ");
    const last = before.get(name);
    before.set(name, { row, times: (last?.times ?? 0) + 1 });
    if (last && last.times <= mostOfOne) yield [last.row, row];
  }
}
