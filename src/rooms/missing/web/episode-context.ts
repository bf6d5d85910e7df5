import type { Tx } from "../../../platform/database/database.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { findEpisode, type Episode } from "../episode-reads.ts";
import { listAttempts, listPreventionTalks, listPassedOn, listUpdates } from "../log-reads.ts";
import { gradeSchemeOn, reasonsOn } from "../missing-scheme.ts";
import { episodePage } from "./episode-page.tsx";
import type { EpisodePage } from "./episode-view.ts";

/** The episode of this child at an address, or undefined where it is another's or none. */
export async function episodeOf(
  tx: Tx,
  { person }: ChildFacts,
  episodeId: string,
): Promise<Episode | undefined> {
  const episode = await findEpisode(tx, episodeId);
  return episode?.personId === person.personId ? episode : undefined;
}

type Around = Pick<EpisodePage, "csrfToken"> &
  Partial<
    Pick<EpisodePage, "update" | "suggestion" | "settled" | "errors" | "isStale" | "isSecond">
  >;

/** The page of an episode with everything that was recorded of it. */
export async function viewOfEpisode(tx: Tx, facts: ChildFacts, episode: Episode, around: Around) {
  const { episodeId } = episode;
  return episodePage({
    facts,
    episode,
    updates: await listUpdates(tx, episodeId),
    talks: await listPreventionTalks(tx, episodeId),
    attempts: await listAttempts(tx, episodeId),
    suggestions: await listPassedOn(tx, episodeId),
    scheme: await gradeSchemeOn(tx, facts.today),
    reasons: await reasonsOn(tx, facts.today),
    suggestion: { kind: "", suggestion: "", told: "" },
    ...around,
    update: around.update ?? {
      wording: "",
      grade: "",
      version: "",
      policeReference: episode.policeReference ?? "",
    },
  });
}
