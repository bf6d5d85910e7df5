import type { Tx } from "../../../platform/database/database.ts";
import { onceCompared, type Candidate } from "../../subjects/index.ts";
import { listCandidates } from "../candidates.ts";
import type { EpisodeFacts } from "./episode-facts.ts";

/**
 * The records that may be of the concern's child, once the reader was compared with all of their children at
 * once, as when one of them is opened beside it: whoever is tied to one reads nothing of it here either.
 */
export function listComparedCandidates(
  tx: Tx,
  { episode, today, compareStaff }: Pick<EpisodeFacts, "episode" | "today" | "compareStaff">,
  more: Pick<Parameters<typeof listCandidates>[2], "numbers"> = {},
): Promise<readonly Candidate[]> {
  return onceCompared(
    compareStaff,
    () => listCandidates(tx, episode, { today, ...more }),
    (candidates) => candidates.map(({ personId }) => personId),
  );
}
