import { dueOrSooner, type Within } from "../../kernel/due.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { mashRatingKind } from "./configuration-kinds.ts";
import { workingTimeOn } from "./clock/mash-day.ts";
import { listPauses } from "./clock/pause-reads.ts";
import { dueAfterPauses } from "./clock/pauses.ts";
import type { Episode } from "./episode-reads.ts";
import { moveEpisode } from "./episode-writes.ts";

export type RatingScheme = BodyOf<typeof mashRatingKind> & { readonly id: string };

export async function ratingSchemeOn(tx: Tx, on: string): Promise<RatingScheme> {
  const { id, body } = await getConfiguration(tx, { kind: mashRatingKind, key: "rating", on });
  return { id, ...body };
}

export type RateForm = {
  readonly rating: string;
  readonly reason: string;
  readonly version: string;
};

/** How a change to the work on a concern ends. */
export type EpisodeChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else was first: what they did is shown before anything is done over it. */
  | { readonly kind: "stale" };

/** Rates a concern, again where more is known. The clock moves with it, always from when it was received. */
export async function rateConcern(
  tx: Tx,
  acting: CommandContext & { readonly scheme: RatingScheme },
  { episode, form }: { episode: Episode; form: RateForm },
): Promise<EpisodeChange> {
  const errors: FieldError[] = [];
  const rating = acting.scheme.ratings.find(({ key }) => key === form.rating);
  if (!rating) errors.push({ field: "rating", message: "Choose a rating" });
  const reason = readText(form.reason, {
    name: "Reason",
    most: 4000,
    missing: "Enter the reason for this rating",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!rating || !reason.ok) return { kind: "invalid", errors };
  const due = await dueOf(tx, acting.today, { episode, within: rating.decideWithin });
  const given = { concernId: episode.concernId, version: form.version };
  if (!(await moveEpisode(tx, given, { rating: rating.key, due_at: due })))
    return { kind: "stale" };
  await tx
    .insertInto("identify.mash_ratings")
    .values({
      mash_rating_id: newId(),
      partnership_id: episode.partnershipId,
      mash_episode_id: episode.concernId,
      scheme_id: acting.scheme.id,
      rating: rating.key,
      reason: reason.value,
      due_at: due,
      rated_by: acting.actor.id,
      rated_at: acting.at,
    })
    .execute();
  return { kind: "accepted" };
}

/** From when it was received, and later by what its clock stood still. */
async function dueOf(
  tx: Tx,
  today: string,
  { episode, within }: { readonly episode: Episode; readonly within: Within },
): Promise<Date> {
  const time = await workingTimeOn(tx, today);
  const due = dueOrSooner(episode.receivedAt, within, time.calendar);
  const pauses = await listPauses(tx, episode.concernId);
  return dueAfterPauses(due, within.unit, { pauses, time });
}

/** "Red", or the key of a rating that an older scheme had. */
export function ratingName(scheme: RatingScheme, rating: string | null): string {
  if (rating === null) return "Not rated";
  return scheme.ratings.find(({ key }) => key === rating)?.name ?? rating;
}
