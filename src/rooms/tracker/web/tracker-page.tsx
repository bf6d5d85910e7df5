import type { VNode } from "preact";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { Behind, Needs } from "../../../ui/layout/index.ts";
import {
  FacetCounts,
  ListErrors,
  ListFilter,
  ListTable,
  NumberedPages,
} from "../../../ui/lists/index.ts";
import { NotMatchedLine } from "../../missing/index.ts";
import { GroupTable } from "./group-table.tsx";
import { ListLinks } from "./list-links.tsx";
import { Legend } from "./older-words.tsx";
import { drawnOf } from "./tracker-cells.tsx";
import type { TrackerPage } from "./tracker-shown.ts";
import { ViewsBar } from "./views-bar.tsx";

export function trackerPage(page: TrackerPage): View {
  const { actor, shown, notMatched, needs } = page;
  const { errors, facets, isFiltered } = shown;
  const title = actor.isWide ? "Tracker" : "Children you work with";
  return {
    title,
    width: "wide",
    paper: "a3-landscape",
    hasErrors: errors.length > 0,
    body: (
      <>
        <ListErrors shown={shown} />
        <div class="app-list-head">
          <h1 class="govuk-heading-l">{title}</h1>
          {facets.levels.length > 0 && (
            <FacetCounts
              label="Children at each level"
              classes="app-counts--line"
              facets={facets.levels}
            />
          )}
        </div>
        <Needs needs={needs} />
        <NotMatchedLine count={notMatched} />
        <ViewsBar {...page} />
        <div class="app-folds">
          <Behind words="Filter" isOpen={errors.length > 0 || isFiltered}>
            <ListFilter shown={shown} />
          </Behind>
        </div>
        <ListLinks {...page} />
        <GroupTable shown={shown} />
        <List {...page} />
        <Elsewhere {...page} />
        <NumberedPages shown={shown} />
      </>
    ),
  };
}

/** With more columns the list is a sheet that moves under its headings, with the child in view. */
const mostInAWindow = 13;

function List({ shown, actor }: TrackerPage): VNode {
  const { asked, rows, tables, pages } = shown;
  const isEverything = !shown.isFiltered && asked.show === "open";
  if (rows.length === 0 && isEverything && pages.page === 1) return <Nothing {...actor} />;
  const isSheet = (tables.list?.columns.length ?? 0) > mostInAWindow;
  return (
    <div class={isSheet ? "app-sheet" : "app-lines"}>
      {!isSheet && <Legend shown={shown} />}
      <ListTable table={tables.list} {...drawnOf(shown)} />
    </div>
  );
}

/** Who is not among the open may be among the closed, also where somebody else sounds alike. */
function Elsewhere({ shown }: TrackerPage): VNode | null {
  const { asked, total } = shown;
  if (asked.q === undefined) return null;
  const other = asked.show === "closed" ? "open" : "closed";
  return (
    <p class="govuk-body app-screen-only">
      {total > 0 && "Not the child you look for? "}
      <a class="govuk-link" href={shown.at({ show: other })}>
        Look among {other} children
      </a>
    </p>
  );
}

/** Says what belongs here and how the first gets here. */
const Nothing = ({ isWide }: StaffActor): VNode =>
  isWide ? (
    <InsetText>
      No child is open yet. The person who runs Lantern for you can import the spreadsheet you use
      today: <code class="app-code">lantern import tracker FILE</code>
    </InsetText>
  ) : (
    <InsetText>
      No child’s record is shared with you yet. When a colleague adds you to a child’s circle, the
      child appears here.
    </InsetText>
  );
