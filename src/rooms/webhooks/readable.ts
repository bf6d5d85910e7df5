import { londonDate } from "../../kernel/dates.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { findConcern, listSendingTeams } from "../intake/index.ts";
import { reachedNote } from "../governance/index.ts";

type Happened = { readonly kind: string; readonly sourceId: string | null };

export type Readable = {
  /** The record’s, or the concern’s. */
  readonly reference: string;
  /** Where its system fetches it. */
  readonly path: string;
  readonly subjectIds: readonly string[];
};

/**
 * What a system is told of: only what it would get under its own token at this moment, by the reads
 * that answer it then.
 */
export async function findReadable(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { kind, sourceId }: Happened,
): Promise<Readable | undefined> {
  if (sourceId === null) return undefined;
  if (kind === "concern.decided") return concernOf(tx, { actor, at }, sourceId);
  if (!holds(actor, "decision.file")) return undefined;
  const reached = await reachedNote({ tx, actor, at }, sourceId);
  if (reached.status !== undefined) return undefined;
  return {
    reference: reached.person.reference,
    path: `/api/notes-to-file/${sourceId}`,
    subjectIds: reached.subjectIds,
  };
}

async function concernOf(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  concernId: string,
): Promise<Readable | undefined> {
  if (!holds(actor, "concern.raise")) return undefined;
  const teams = await listSendingTeams(tx, actor, londonDate(at));
  const concern = await findConcern(tx, teams, concernId);
  if (!concern) return undefined;
  const path = `/api/concerns/${concernId}`;
  return { reference: concern.reference, path, subjectIds: [concernId] };
}
