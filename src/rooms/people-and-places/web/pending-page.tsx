import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { noMeasureWords } from "../adult-reads.ts";
import type { pendingList } from "../pending-list.ts";
import { standings } from "../thing-kinds.ts";
import { thingPaths } from "./paths.ts";

const title = "Allegations to renew";

/** What leaves the lists unless somebody renews it; and, for managers, who may be a child. */
export function pendingPage(shown: ShownBy<typeof pendingList>, tabs: VNode | null): View {
  const { today } = shown.around;
  const isUndecided = shown.asked.show === "undecided";
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {tabs}
        <p class="govuk-body">
          {isUndecided
            ? "Nobody under 18, or whose age is not known, has a record as a person of concern. Record what shows that they are an adult, or withdraw the record: they are a child. Until then they are in no list, search or board."
            : "An allegation about an adult that nobody renews by its review date leaves lists, search and the board. It is not deleted, and comes back once renewed."}
        </p>
        <FacetTabs label={title} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            who: ({ thingId, label }) => (
              <a class="govuk-link" href={thingPaths.thing(thingId)}>
                {label}
              </a>
            ),
            why: ({ standing, because, recordedOn }) =>
              isUndecided && because !== null
                ? `${noMeasureWords[because]}. Recorded ${formatDate(recordedOn)}`
                : standings[standing],
            due: ({ reviewBy }) =>
              reviewBy === null ? "None" : <DueOn isOverdue={reviewBy < today} on={reviewBy} />,
            owner: ({ owner }) => owner,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}
