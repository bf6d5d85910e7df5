import type { Actor } from "../access/actor.ts";
import { lookNarrowly, type Tx } from "../database/database.ts";

/**
 * Restricted records are outside the wide role. A wide actor who is named on one finds it by looking again as a narrow
 * one does: one answer, or two. For lists without pages, read last: from then on the transaction looks narrowly.
 */
export async function readBothLooks<T>(
  tx: Tx,
  { isWide }: Actor,
  read: () => Promise<T>,
): Promise<readonly T[]> {
  const found = await read();
  if (!isWide) return [found];
  await lookNarrowly(tx);
  return [found, await read()];
}

type Merging<R> = {
  readonly idOf: (row: R) => string;
  /** The order of the list, over both looks; what was named follows at the end where there is none. */
  readonly compare?: (one: R, other: R) => number;
};

/** What two looks found, each row once. */
export function mergeLooks<R>(
  looks: readonly (readonly R[])[],
  { idOf, compare }: Merging<R>,
): readonly R[] {
  const byId = new Map<string, R>();
  for (const row of looks.flat()) if (!byId.has(idOf(row))) byId.set(idOf(row), row);
  const rows = [...byId.values()];
  return compare && looks.length > 1 ? rows.toSorted(compare) : rows;
}
