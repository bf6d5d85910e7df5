import type { Tx } from "../../platform/database/database.ts";
import type { Entry } from "./entry-reads.ts";
import type { EntryState } from "./entry-states.ts";

/** Holds an entry as it was read until the transaction ends: false where a colleague was first. */
export async function holdEntry(tx: Tx, entry: Entry): Promise<boolean> {
  const held = await tx
    .selectFrom("identify.intelligence_entries")
    .select("intelligence_id")
    .where("intelligence_id", "=", entry.intelligenceId)
    .where("version", "=", entry.version)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

type Step = {
  readonly state: EntryState;
  readonly passedAt?: Date;
  readonly handedAt?: Date;
  readonly heard?: string;
  readonly heardAt?: Date;
};

/** Takes an entry that is held a step on; which steps follow each other the database says as well. */
export async function moveEntry(tx: Tx, entry: Entry, step: Step): Promise<void> {
  const { state, passedAt, handedAt, heard, heardAt } = step;
  await tx
    .updateTable("identify.intelligence_entries")
    .set({
      state,
      ...(passedAt && { passed_at: passedAt }),
      ...(handedAt && { handed_at: handedAt }),
      ...(heard !== undefined && { heard }),
      ...(heardAt && { heard_at: heardAt }),
      version: entry.version + 1,
    })
    .where("intelligence_id", "=", entry.intelligenceId)
    .where("version", "=", entry.version)
    .execute();
}
