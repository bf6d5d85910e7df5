import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { PhoneLink, fact } from "../../../ui/layout/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import { aboutWord, AddedParts } from "../../intake/index.ts";
import { mayReview } from "../review-picture.ts";
import { birthText, dangerText, senderText } from "../mash-words.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { paths } from "./paths.ts";

/** Everything that was sent, the answer about danger first. */
export function WhatWasSent(facts: EpisodeFacts): VNode {
  const { actor, episode, entries, standing, toolOn, today } = facts;
  const { lookedAt } = episode;
  const fresh = lookedAt === null ? [] : entries.filter(({ addedAt }) => addedAt > lookedAt);
  return (
    <section>
      <h2 class="govuk-heading-m">What was sent</h2>
      {fresh.length > 0 && (
        <p class="govuk-body">
          <Badge text="Added since the MASH last read this" tone="purple" />{" "}
          {fresh
            .map(({ addedByName, addedAt }) => `${addedByName}, ${formatDateTime(addedAt)}`)
            .join("; ")}
        </p>
      )}
      <SummaryList
        rows={[
          fact("Danger now", dangerText(episode.dangerNow)),
          fact("What worries them", <span class="app-verbatim">{episode.worry}</span>),
          fact(aboutWord(episode.about), `${fullName(episode)}, ${birthText(episode, today)}`),
          fact(
            "Ring",
            <>
              {episode.ringName}, <PhoneLink phone={episode.ringPhone} />
            </>,
          ),
          fact("Sent by", `${senderText(episode)}, ${formatDateTime(episode.sentAt)}`),
        ]}
      />
      <AddedParts
        entries={entries}
        standing={standing}
        toolOn={toolOn}
        fileHref={({ entryId, picture }) =>
          picture?.outcome === "refused" ? undefined : paths.file(episode.concernId, entryId)
        }
        reader={actor}
        readFirstHref={({ entryId }) => paths.readFirst(episode.concernId, entryId)}
        keptBackWords="Where this child can be found is protected: one of those who know it reads the file first."
        reviewHref={(entry) =>
          mayReview(entry, actor) ? paths.picture(episode.concernId, entry.entryId) : undefined
        }
      />
    </section>
  );
}
