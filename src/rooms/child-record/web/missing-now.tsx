import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import { lengthInWords } from "../../../kernel/length-in-words.ts";
import type { Graded, OpenEpisode } from "../open-episode.ts";
import { missingPaths } from "../../missing/web/paths.ts";

/** The grade in words; an urgent one is marked. */
export function Grade({ gradeName, isUrgent }: Graded): VNode {
  return isUrgent ? (
    <Tag text={gradeName} classes="govuk-tag--red" />
  ) : (
    <strong>{gradeName}</strong>
  );
}

/** Stands in the identity bar of every page while the child is missing. */
export function MissingNow({
  episode,
  now,
}: {
  readonly episode: OpenEpisode;
  readonly now: Date;
}): VNode {
  const length = lengthInWords(now.getTime() - episode.missingSince.getTime());
  return (
    <>
      <a class="govuk-link" href={missingPaths.episode(episode.personId, episode.episodeId)}>
        {`Missing since ${formatDateTime(episode.missingSince)}`}
      </a>
      <span class="app-line">
        {`for ${length}, grade: `}
        <Grade {...episode} />
      </span>
    </>
  );
}
