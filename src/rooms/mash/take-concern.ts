import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listPostHolders } from "../directory/index.ts";
import { notify } from "../work/index.ts";
import type { Episode } from "./episode-reads.ts";
import { moveEpisode } from "./episode-writes.ts";
import type { EpisodeChange } from "./rate-concern.ts";

export type DecisionMaker = { readonly staffId: string; readonly name: string };

/** Everyone who may work the queue today. */
export async function listDecisionMakers(tx: Tx, on: string): Promise<readonly DecisionMaker[]> {
  const holders = await listPostHolders(tx, { permission: "mash.decide", on });
  return [...new Map(holders.map((one) => [one.staffId, one])).values()];
}

/** Says who works on a concern: oneself, or a colleague of the MASH, who is told. */
export async function takeConcern(
  tx: Tx,
  acting: CommandContext,
  {
    episode,
    form,
  }: { episode: Episode; form: { readonly staff: string; readonly version: string } },
): Promise<EpisodeChange> {
  const makers = await listDecisionMakers(tx, acting.today);
  const taker = makers.find(({ staffId }) => staffId === form.staff);
  if (!taker) {
    return { kind: "invalid", errors: [{ field: "staff", message: "Choose who works on this" }] };
  }
  const given = { concernId: episode.concernId, version: form.version };
  if (!(await moveEpisode(tx, given, { worked_by: taker.staffId }))) return { kind: "stale" };
  await notify(
    tx,
    {
      partnershipId: episode.partnershipId,
      staffIds: [taker.staffId],
      kind: "concern",
      headline: `Concern ${episode.reference} is yours to work on`,
      href: `/mash/${episode.concernId}`,
    },
    { by: acting.actor, at: acting.at },
  );
  return { kind: "accepted" };
}
