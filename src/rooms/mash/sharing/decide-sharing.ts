import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { untoldIn } from "../untold-in.ts";
import type { Episode } from "../episode-reads.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import type { SharingBases } from "./sharing-bases.ts";
import { readSharingForm, type SharingForm } from "./sharing-form.ts";

/** Records that something of a concern is shared or not: added beside what was decided before. */
export async function decideSharing(
  tx: Tx,
  { actor, at }: CommandContext,
  given: { readonly episode: Episode; readonly form: SharingForm; readonly bases: SharingBases },
): Promise<EpisodeChange> {
  const { episode, form, bases } = given;
  const read = readSharingForm(form, bases);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { sharing } = read;
  const untold = await untoldIn(tx, { episode, at }, sharing.withWhom);
  if (untold !== undefined && sharing.isShared)
    return { kind: "invalid", errors: [{ field: "withWhom", message: untold }] };
  await tx
    .insertInto("identify.sharing_decisions")
    .values({
      sharing_decision_id: newId(),
      partnership_id: episode.partnershipId,
      mash_episode_id: episode.concernId,
      is_shared: sharing.isShared,
      what: sharing.what,
      opinion: sharing.opinion,
      with_whom: sharing.withWhom,
      request: sharing.request,
      request_context: sharing.requestContext,
      reply: sharing.reply,
      reply_context: sharing.replyContext,
      scheme_id: bases.agreementId,
      basis: sharing.basis,
      condition: sharing.condition,
      reason: sharing.reason,
      detriment: sharing.detriment,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
