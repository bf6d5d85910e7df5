import { versionOf } from "../../kernel/version-of.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Episode } from "./episode-reads.ts";

type Moved = {
  readonly rating?: string;
  readonly due_at?: Date;
  readonly worked_by?: string;
  readonly person_id?: string | null;
  readonly thing_id?: string;
  readonly decided_at?: Date;
  readonly paused_at?: Date | null;
};

type From = {
  readonly concernId: string;
  readonly version: string;
  /** To say whom it is about: also of a decided concern that is linked with nobody. */
  readonly isLink?: boolean;
};

/**
 * Moves the MASH's work on from the version that a form was filled in against. False when somebody
 * else was first, or when it is decided: nothing is changed then.
 */
export async function moveEpisode(
  tx: Tx,
  { concernId, version, isLink = false }: From,
  set: Moved,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.mash_episodes")
    .set((row) => ({ ...set, version: row("version", "+", 1) }))
    .where("mash_episode_id", "=", concernId)
    .where("version", "=", versionOf(version))
    .where((is) =>
      is.or([is("decided_at", "is", null), ...(isLink ? [is("person_id", "is", null)] : [])]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The concern follows: it carries whom it is about, which decides who else may read it, and that it is decided. */
export async function moveConcern(
  tx: Tx,
  concernId: string,
  set: { readonly person_id?: string | null; readonly decided_at?: Date },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.concerns")
    .set((row) => ({ ...set, version: row("version", "+", 1) }))
    .where("concern_id", "=", concernId)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error("a concern was out of reach of the work on it");
}

/** That the MASH has opened what was new: once for each addition, so that it leaves one version. */
export async function noteLooked(
  tx: Tx,
  { concernId, lookedAt }: Episode,
  { newest, at }: { newest: Date; at: Date },
): Promise<void> {
  if (lookedAt !== null && lookedAt >= newest) return;
  await tx
    .updateTable("identify.mash_episodes")
    .set({ looked_at: at })
    .where("mash_episode_id", "=", concernId)
    .execute();
}

export type NewMatch = {
  readonly personId: string;
  readonly verdict: "same" | "different" | "created";
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
};

/** What a person decided of each record, with what spoke for and against it at that moment. */
export async function addMatches(
  tx: Tx,
  { actor, at }: CommandContext,
  { episode, matches, reason }: { episode: Episode; matches: readonly NewMatch[]; reason: string },
): Promise<void> {
  if (matches.length === 0) return;
  await tx
    .insertInto("identify.match_decisions")
    .values(
      matches.map((match) => ({
        match_decision_id: newId(),
        partnership_id: episode.partnershipId,
        mash_episode_id: episode.concernId,
        person_id: match.personId,
        verdict: match.verdict,
        reasons_for: [...match.reasonsFor],
        reasons_against: [...match.reasonsAgainst],
        reason,
        decided_by: actor.id,
        decided_at: at,
      })),
    )
    .execute();
}
