import type { Column } from "../tables/table.ts";
import { dated, looked as samples } from "../priors/reading.ts";

const { ofOneName: looked } = samples;
const { mostOfOneName: mostOfOne } = dated;

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
