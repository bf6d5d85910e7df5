import type { Tx } from "../../platform/database/database.ts";
import { inSavepoint, TakenBack } from "../../platform/database/savepoint.ts";
import { takeRows } from "./take-rows.ts";
import { leftOut, sameKey, wrong, type RawRow, type Taken, type Taking } from "./taken.ts";
import type { CommandContext } from "./writing.ts";

/**
 * Takes rows together; where the database refuses one of them, each by itself, so that only that one is
 * left out. What came of each is the same either way.
 */
export async function takeEach(
  tx: Tx,
  acting: CommandContext,
  taking: Taking,
  rows: readonly RawRow[],
): Promise<readonly Taken[]> {
  const together = await inSavepoint(tx, () => takeRows(tx, acting, taking, rows));
  if (!(together instanceof TakenBack)) return together;
  const seen = new Set<string>();
  const taken: Taken[] = [];
  for (const raw of rows) {
    const key = keyIn(raw);
    taken.push(
      seen.has(key) ? wrong(raw.row, key, [sameKey]) : await takeOne(tx, acting, taking, raw),
    );
    // As in rows that are taken together: what was not read has no key that another could repeat.
    if (taken.at(-1)?.key === key) seen.add(key);
  }
  return taken;
}

async function takeOne(
  tx: Tx,
  acting: CommandContext,
  taking: Taking,
  raw: RawRow,
): Promise<Taken> {
  const came = await inSavepoint(tx, () => takeRows(tx, acting, taking, [raw]));
  if (came instanceof TakenBack) return leftOut(raw.row, keyIn(raw), came.code);
  const [one] = came;
  if (!one) throw new Error("a row was taken without an answer");
  return one;
}

const keyIn = ({ cells }: RawRow): string => (cells["key"] ?? "").trim();
