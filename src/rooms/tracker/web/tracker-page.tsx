import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { Behind } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { counted } from "../../../kernel/words.ts";
import { NotMatchedLine } from "../../missing/index.ts";
import { filterWords } from "../filter-words.ts";
import { isNarrowed } from "../tracker-filters.ts";
import { ownFieldId } from "./filter-fields.tsx";
import { Filters } from "./tracker-filter-form.tsx";
import { GroupTable } from "./group-table.tsx";
import { Levels, OlderWords } from "./level-counts.tsx";
import { Pages } from "./tracker-pages.tsx";
import { columns, trackerGroups } from "./tracker-rows.tsx";
import { filteredBy, type TrackerPage } from "./tracker-view.ts";
import { ViewsBar } from "./views-bar.tsx";
import { ListLinks } from "./list-links.tsx";

const idsOf = ({ setting }: TrackerPage): Readonly<Record<string, string>> => ({
  opened: "opened-day",
  unseen: "unseen-day",
  ...Object.fromEntries(setting.ownColumns.map(({ key }) => [`own.${key}`, ownFieldId(key)])),
});

export function trackerPage(page: TrackerPage): View {
  const title = page.actor.isWide ? "Tracker" : "Children you work with";
  return {
    title,
    width: "wide",
    paper: "a3-landscape",
    hasErrors: page.errors.length > 0,
    body: (
      <>
        <FormErrorSummary errors={page.errors} ids={idsOf(page)} />
        <div class="app-list-head">
          <h1 class="govuk-heading-l">{title}</h1>
          <Levels {...page} />
        </div>
        <NotMatchedLine count={page.notMatched} />
        <ViewsBar {...page} />
        <div class="app-folds">
          <Behind words="Filter" isOpen={page.errors.length > 0 || isNarrowed(page.view.filters)}>
            <Filters {...page} />
          </Behind>
        </div>
        <ListLinks {...page} />
        <GroupTable {...page} />
        <OlderWords {...page} />
        <List {...page} />
        <Elsewhere {...page} />
        <Pages {...page} />
      </>
    ),
  };
}

/** With more columns the list is a sheet that moves under its headings, with the child in view. */
const mostInAWindow = 13;

function List(page: TrackerPage): VNode {
  const { view, rows } = page;
  const isEverything = !isNarrowed(view.filters) && view.filters.show !== "closed";
  if (rows.length === 0 && isEverything && page.page === 1) return <Nothing {...page} />;
  const shown = columns(page);
  return (
    <div class={shown.length > mostInAWindow ? "app-sheet" : undefined}>
      <SortableTable
        caption={captionOf(page)}
        captionClasses="govuk-table__caption--s"
        dense
        brief="labelled"
        columns={shown}
        groups={trackerGroups(page)}
        empty="No child matches these filters."
      />
    </div>
  );
}

/** "51 to 100 of 300 open children, review overdue": what is narrowed is read with the table, and on paper. */
function captionOf(shown: TrackerPage): string {
  const { view, rows, total, page, pageSize } = shown;
  const state = view.filters.show === "closed" ? "closed" : "open";
  const words = filterWords({ ...view.filters, show: undefined }, shown).map(({ text }) => text);
  const children = [counted(total, `${state} child`, `${state} children`), ...words].join(", ");
  if (total <= pageSize && page === 1) return children;
  const first = (page - 1) * pageSize + 1;
  return `${first} to ${first + rows.length - 1} of ${children}`;
}

/** Who is not among the open may be among the closed, also where somebody else sounds alike. */
function Elsewhere(page: TrackerPage): VNode | null {
  const { filters } = page.view;
  if (filters.q === undefined) return null;
  const isClosed = filters.show === "closed";
  return (
    <p class="govuk-body app-screen-only">
      {page.total > 0 && "Not the child you look for? "}
      <a class="govuk-link" href={filteredBy(page, { show: isClosed ? undefined : "closed" })}>
        Look among {isClosed ? "open" : "closed"} children
      </a>
    </p>
  );
}

/** Says what belongs here and how the first gets here. */
function Nothing({ actor }: TrackerPage): VNode {
  return actor.isWide ? (
    <InsetText>
      No child is open yet. Whoever runs Lantern for you can bring in the workbook you use today:{" "}
      <code class="app-code">lantern import tracker FILE</code>
    </InsetText>
  ) : (
    <InsetText>
      No child’s record is shared with you yet. When a colleague adds you to a child’s circle, the
      child appears here.
    </InsetText>
  );
}
