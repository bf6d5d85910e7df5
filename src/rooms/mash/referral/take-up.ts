import { defineForm, text, type Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Episode } from "../episode-reads.ts";
import { moveEpisode } from "../episode-writes.ts";
import type { EpisodeChange } from "../rate-concern.ts";

export const takeUpForm = defineForm()({
  reason: text({
    label: "Why it is taken up",
    hint: "What the child may need that partners have to work out together. It is asked because what partners are asked for has to be in proportion to it.",
    rows: 4,
    called: "Why it is taken up",
    most: 4000,
    missing: "Enter why it is taken up as a referral",
  }),
});
export type TakeUpForm = Sent<typeof takeUpForm>;

/**
 * Takes a contact up as a referral, once. Its clock is not moved by it: that runs from when the contact
 * was received, and stays the rating's.
 */
export async function takeUp(
  tx: Tx,
  acting: CommandContext,
  { episode, form }: { readonly episode: Episode; readonly form: TakeUpForm },
): Promise<EpisodeChange> {
  const read = takeUpForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { concernId, partnershipId } = episode;
  if (!(await moveEpisode(tx, { concernId, version: form.version }, {}))) return { kind: "stale" };
  await tx
    .insertInto("identify.mash_referrals")
    .values({
      mash_referral_id: newId(),
      partnership_id: partnershipId,
      mash_episode_id: concernId,
      reason: read.value.reason,
      taken_by: acting.actor.id,
      taken_at: acting.at,
    })
    .execute();
  return { kind: "accepted" };
}
