import type { VNode } from "preact";
import { formatDateTime } from "../../../../../kernel/dates.ts";
import { SortableTable } from "../../../../../ui/moj/index.ts";
import { ConcernLink } from "../../web/concern-link.tsx";
import { RatingTag } from "../../web/rating-tag.tsx";
import type { Member } from "../household-reads.ts";
import type { HouseholdPage } from "./household-facts.ts";

type Waiting = HouseholdPage & { readonly waiting: readonly Member[] };

/** What was told of each, beside each other and before anything is decided; on paper too. */
export const WaitingMembers = ({ facts, waiting }: Waiting): VNode => (
  <SortableTable
    caption="To decide"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "child", text: "About" },
      { key: "from", text: "Sent by" },
      { key: "rating", text: "Rating" },
      { key: "worry", text: "In their words" },
    ]}
    groups={[
      {
        rows: waiting.map(({ episode }) => ({
          child: <ConcernLink concern={episode} today={facts.today} />,
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
