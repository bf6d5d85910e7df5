import type { Tx } from "../../platform/database/database.ts";
import { listShutWords } from "../directory/index.ts";
import { hideService } from "../child-record/index.ts";
import { listWrittenSince, type WrittenSince } from "../subjects/index.ts";

/** So much of a text tells which row it is of. */
const mostSigns = 120;

/**
 * What was written while two records were one, read as the chronology is: names of a sensitive service are
 * covered (ADR 73), in the whole text, since half of a name would not be found.
 */
export async function readWrittenSince(
  tx: Tx,
  { mergeId, today }: { readonly mergeId: string; readonly today: string },
): Promise<readonly WrittenSince[]> {
  const hide = hideService(await listShutWords(tx));
  return (await listWrittenSince(tx, mergeId)).map((row) => {
    const recordedAt = new Date(`${row.on ?? today}T12:00:00Z`);
    const line = { kind: row.kind ?? "", headline: row.says, detail: null, recordedAt };
    return { ...row, says: hide(line).headline.slice(0, mostSigns) };
  });
}
