import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Episode } from "../episode-reads.ts";
import { moveEpisode } from "../episode-writes.ts";
import type { EpisodeChange, RatingScheme } from "../rate-concern.ts";
import { workingTimeOn } from "./mash-day.ts";
import { pauseSchemeOn, type PauseScheme } from "./pause-reads.ts";
import { dueAfterPauses } from "./pauses.ts";

export type PauseForm = {
  readonly pause: string;
  readonly note: string;
  readonly version: string;
};

type Read =
  { readonly reason: string; readonly note: string } | { readonly errors: readonly FieldError[] };

function readPauseForm(form: PauseForm, scheme: PauseScheme): Read {
  const errors: FieldError[] = [];
  if (!scheme.reasons.some(({ key }) => key === form.pause)) {
    errors.push({ field: "pause", message: "Choose what you are waiting for" });
  }
  const note = readText(form.note, {
    name: "What is waited for",
    most: 2000,
    missing: "Enter what you are waiting for, and who from",
  });
  if (!note.ok) errors.push({ field: "note", message: note.error });
  return note.ok && errors.length === 0 ? { reason: form.pause, note: note.value } : { errors };
}

/** Stops the clock of a concern for a reason of the partnership's list. It can stop once at a time. */
export async function pauseClock(
  tx: Tx,
  acting: CommandContext,
  { episode, form }: { readonly episode: Episode; readonly form: PauseForm },
): Promise<EpisodeChange> {
  const scheme = await pauseSchemeOn(tx, acting.today);
  const read = readPauseForm(form, scheme);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (episode.pausedAt !== null) return { kind: "stale" };
  const { actor, at } = acting;
  const given = { concernId: episode.concernId, version: form.version };
  if (!(await moveEpisode(tx, given, { paused_at: at }))) return { kind: "stale" };
  await tx
    .insertInto("identify.mash_pauses")
    .values({
      mash_pause_id: newId(),
      partnership_id: episode.partnershipId,
      mash_episode_id: episode.concernId,
      scheme_id: scheme.id,
      reason: read.reason,
      note: read.note,
      paused_by: actor.id,
      paused_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

/** The clock goes on: when the concern is due moves by what its clock stood still. */
export async function resumeClock(
  tx: Tx,
  acting: CommandContext & { readonly scheme: RatingScheme },
  { episode, version }: { readonly episode: Episode; readonly version: string },
): Promise<EpisodeChange> {
  if (episode.pausedAt === null) return { kind: "stale" };
  const { actor, at, scheme, today } = acting;
  const pauses = [{ from: episode.pausedAt, to: at }];
  const time = await workingTimeOn(tx, today);
  const due = dueAfterPauses(episode.dueAt, unitOf(scheme, episode.rating), { pauses, time });
  const given = { concernId: episode.concernId, version };
  if (!(await moveEpisode(tx, given, { paused_at: null, due_at: due }))) return { kind: "stale" };
  await endPause(tx, episode, { by: actor.id, at });
  return { kind: "accepted" };
}

/** Also where a concern is decided while its clock stands still: nothing stands still after that. */
export async function endPause(
  tx: Tx,
  { concernId }: Episode,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable("identify.mash_pauses")
    .set({ resumed_by: by, resumed_at: at })
    .where("mash_episode_id", "=", concernId)
    .where("resumed_at", "is", null)
    .execute();
}

/** What is not rated yet has a working day. */
function unitOf({ ratings }: RatingScheme, rating: string | null) {
  return ratings.find(({ key }) => key === rating)?.decideWithin.unit ?? "working-days";
}
