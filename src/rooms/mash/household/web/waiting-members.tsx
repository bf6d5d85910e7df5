import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { runningClockInWords } from "../../mash-words.ts";
import { ConcernLink } from "../../web/concern-link.tsx";
import { Clock, RatingTag } from "../../web/rating-tag.tsx";
import type { Member } from "../household-reads.ts";
import type { HouseholdPage } from "./household-facts.ts";

type Waiting = HouseholdPage & { readonly waiting: readonly Member[] };

/** Brothers and sisters of one age, or one child twice, are told apart by this. */
const bornText = ({ bornOn }: Member["episode"]): string =>
  ` · ${bornOn === null ? "date of birth not known" : `born ${formatDate(bornOn)}`}`;

/** What was told of each, beside each other and before anything is decided; on paper too. */
export const WaitingMembers = ({ facts, waiting }: Waiting): VNode => (
  <SortableTable
    caption="To decide"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "child", text: "About" },
      { key: "clock", text: "Decision" },
      { key: "from", text: "Sent by" },
      { key: "rating", text: "Rating" },
      { key: "worry", text: "In their words" },
    ]}
    groups={[
      {
        rows: waiting.map(({ episode }) => ({
          child: <ConcernLink concern={episode} today={facts.today} also={bornText(episode)} />,
          clock: <Clock words={runningClockInWords(episode, facts.now)} />,
          from: (
            <>
              {episode.source === "public" ? "The public, not verified" : episode.agency}
              <span class="app-secondary app-line">{formatDateTime(episode.sentAt)}</span>
            </>
          ),
          rating: <RatingTag scheme={facts.scheme} rating={episode.rating} />,
          worry: <span class="app-verbatim">{episode.worry}</span>,
        })),
      },
    ]}
  />
);
