import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { childFormPage, type ChildFacts } from "../../child-record/index.ts";
import type { Episode } from "../episode-reads.ts";
import { EpisodeSummary } from "./episode-summary.tsx";
import { missingPaths } from "./paths.ts";

/** What every form about an episode is about. */
export type OfEpisode = { readonly facts: ChildFacts; readonly episode: Episode };

type Page<F extends AnyForm> = Omit<
  Parameters<typeof childFormPage<F>>[0],
  "facts" | "tab" | "action" | "version" | "now"
> & {
  /** What follows the address of the episode. */
  readonly part: string;
};

/** A form about one episode, with what stands of it above where somebody else was first. */
export function episodeForm<F extends AnyForm>(
  { facts, episode }: OfEpisode,
  { part, ...page }: Page<F>,
): View {
  return childFormPage<F>({
    ...page,
    facts,
    tab: "missing",
    action: missingPaths.episode(facts.person.personId, episode.episodeId, part),
    version: episode.version,
    now: <EpisodeSummary episode={episode} now={facts.now} />,
  });
}
