import { counted } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { notify } from "../../work/index.ts";
import { moveEpisode } from "../episode-writes.ts";
import { listDecisionMakers } from "../take-concern.ts";

/** A concern as it was when its box was ticked. */
export type Ticked = { readonly concernId: string; readonly version: string };

export type Assigned =
  | {
      readonly kind: "accepted";
      readonly given: readonly string[];
      /** What somebody else moved meanwhile stays theirs to look at. */
      readonly left: readonly string[];
    }
  | { readonly kind: "invalid"; readonly message: string };

/** "id:version" of each box that was ticked; anything else is left out. */
export const tickedIn = (values: readonly string[]): readonly Ticked[] =>
  values.flatMap((value) => {
    const [concernId = "", version = ""] = value.split(":");
    return /^[0-9a-f-]{36}$/.test(concernId) && /^\d{1,9}$/.test(version)
      ? [{ concernId, version }]
      : [];
  });

/**
 * Gives several concerns to one colleague, each by the version that was seen. It gives and does nothing
 * else: what is decided is chosen for each child by itself.
 */
export async function assignMany(
  tx: Tx,
  acting: CommandContext,
  { ticked, staffId }: { readonly ticked: readonly Ticked[]; readonly staffId: string },
): Promise<Assigned> {
  const makers = await listDecisionMakers(tx, acting.today);
  const taker = makers.find((one) => one.staffId === staffId);
  if (!taker) return { kind: "invalid", message: "Choose who works on these" };
  const given: string[] = [];
  const left: string[] = [];
  // In one order whoever acts, so that two who give at once do not wait for each other.
  for (const one of [...ticked].sort((a, b) => a.concernId.localeCompare(b.concernId))) {
    await oneAtATime(tx, `mash ${one.concernId}`);
    const moved = await moveEpisode(tx, one, { worked_by: taker.staffId });
    (moved ? given : left).push(one.concernId);
  }
  if (given.length > 0) await tell(tx, acting, { staffId: taker.staffId, many: given.length });
  return { kind: "accepted", given, left };
}

const tell = (
  tx: Tx,
  { actor, at }: CommandContext,
  { staffId, many }: { readonly staffId: string; readonly many: number },
): Promise<void> =>
  notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: [staffId],
      kind: "concern",
      headline: `${counted(many, "concern")} ${many === 1 ? "is" : "are"} yours to work on`,
      href: "/mash?mine=yes",
    },
    { by: actor, at },
  );
