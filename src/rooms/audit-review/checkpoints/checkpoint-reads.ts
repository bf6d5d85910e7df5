import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { readCheckpoint, readNote } from "../../../platform/audit/proof/index.ts";

export type SignedCheckpoint = {
  readonly number: number;
  readonly takenAt: Date;
  /** The key's name and number, as verifiers write them. */
  readonly key: string;
  /** How many events it stands over; undefined where what is kept is no checkpoint. */
  readonly events: number | undefined;
};

/** The newest first. Of the whole installation: they hold numbers and hashes and nothing of anybody. */
export async function listCheckpoints(tx: Tx): Promise<readonly SignedCheckpoint[]> {
  const { rows } = await sql<{ number: number; takenAt: Date; key: string; note: string }>`
    select checkpoint_number::float8 as number, taken_at as "takenAt", key_name as key, note
    from audit.newest_checkpoints()`.execute(tx);
  return rows.map(({ note, ...row }) => ({ ...row, events: eventsIn(note) }));
}

function eventsIn(text: string): number | undefined {
  const note = readNote(text);
  return note && readCheckpoint(note)?.heads.reduce((sum, { sequence }) => sum + sequence, 0);
}

export type Verification = {
  readonly at: Date;
  readonly by: "job" | "command";
  readonly events: number;
  readonly checkpoints: number;
  readonly findings: number;
  readonly first: string | null;
};

export async function listVerifications(tx: Tx): Promise<readonly Verification[]> {
  const { rows } = await sql<Verification>`
    select verified_at as at, asked_by as by, events::float8 as events, checkpoints::float8 as checkpoints, findings,
      first_finding as first
    from audit.newest_verifications()`.execute(tx);
  return rows;
}

/** When the first event was recorded that no checkpoint has signed yet. */
export async function findUnsigned(tx: Tx): Promise<Date | undefined> {
  const { rows } = await sql<{ since: Date | null }>`
    select audit.unsigned_since() as since`.execute(tx);
  return rows[0]?.since ?? undefined;
}
