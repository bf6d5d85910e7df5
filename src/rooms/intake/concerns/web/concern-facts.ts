import type { Tx } from "../../../../platform/database/database.ts";
import { isToBeAsked, listAsks, toBeAskedFrom, type Ask } from "../ask-outcome.ts";
import { findOutcome, type Concern, type Outcome } from "../concern-reads.ts";
import { standingEntries, type PartEntry } from "../part-entries.ts";
import { listPartEntries } from "../part-reads.ts";
import { screeningTools, type ToolOn } from "../screening-tools.ts";

/** All that the sender's team sees of a concern. */
export type ConcernFacts = {
  readonly concern: Concern;
  readonly outcome: Outcome | undefined;
  readonly entries: readonly PartEntry[];
  readonly standing: readonly PartEntry[];
  readonly toolOn: ToolOn;
  /** What the team asked the MASH, the last first. */
  readonly asks: readonly Ask[];
  readonly isToBeAsked: boolean;
  readonly toBeAskedFrom: Date;
  /** Who reads the page. */
  readonly readerId: string;
  readonly now: Date;
  readonly today: string;
};

export async function concernFacts(
  tx: Tx,
  concern: Concern,
  reader: Pick<ConcernFacts, "readerId" | "now" | "today">,
): Promise<ConcernFacts> {
  const entries = await listPartEntries(tx, concern.concernId);
  const asks = await listAsks(tx, concern.concernId);
  const from = await toBeAskedFrom(tx, concern);
  return {
    concern,
    outcome: await findOutcome(tx, concern.concernId),
    entries,
    standing: standingEntries(entries),
    asks,
    isToBeAsked: isToBeAsked(concern, { asks, from, now: reader.now }),
    toBeAskedFrom: from,
    toolOn: await screeningTools(tx, entries, reader.today),
    ...reader,
  };
}
