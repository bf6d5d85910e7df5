import { momentFieldsOf, type MomentFields } from "../../../kernel/moment-fields.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { FormAsking } from "../../work/index.ts";
import { aroundOf, childParams, type ChildFacts } from "../../child-record/index.ts";
import { findEpisode, type Episode } from "../episode-reads.ts";
import { listAttempts, listPreventionTalks, listPassedOn, listUpdates } from "../log-reads.ts";
import { gradeSchemeOn, reasonsOn } from "../missing-scheme.ts";
import type { OfEpisode } from "./episode-form.tsx";
import { episodePage } from "./episode-page.tsx";
import type { EpisodeForms } from "./episode-view.ts";
import { missingPaths } from "./paths.ts";

export const episodeParams = childParams.extend({ episodeId: anId });

/** The episode of this child at an address, or undefined where it is another's or none. */
export async function episodeOf(
  tx: Tx,
  { person }: ChildFacts,
  episodeId: string,
): Promise<Episode | undefined> {
  const episode = await findEpisode(tx, episodeId);
  return episode?.personId === person.personId ? episode : undefined;
}

const addressOf = ({ facts, episode }: OfEpisode): string =>
  missingPaths.episode(facts.person.personId, episode.episodeId);

/** What all forms about an episode have in common. */
export const ofEpisode = {
  params: episodeParams,
  permission: "missing.record",
  reads: "child.missing.read",
  about: async (
    facts: ChildFacts,
    tx: Tx,
    { episodeId }: { readonly episodeId: string },
  ): Promise<OfEpisode | undefined> => {
    const episode = await episodeOf(tx, facts, episodeId);
    return episode && { facts, episode };
  },
  home: addressOf,
} as const;

/** Who records, for the commands of this room, and what they record it of. */
export const actingOn = (
  { facts, episode }: OfEpisode,
  { actor, clock }: Pick<FormAsking, "actor" | "clock">,
) => ({
  acting: { actor, at: clock.now(), today: facts.today } satisfies CommandContext,
  of: { person: facts.person, episodeId: episode.episodeId },
});

/** Nobody types what time it is now. */
export const rightNow = ({ clock }: Pick<FormAsking, "clock">): MomentFields =>
  momentFieldsOf(clock.now());

/** The page of an episode with everything that was recorded of it, and a form that came back. */
export async function viewOfEpisode(tx: Tx, { facts, episode }: OfEpisode, forms: EpisodeForms) {
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
    around: await aroundOf(tx, facts),
    ...forms,
  });
}
