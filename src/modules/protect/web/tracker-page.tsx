import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { counted } from "../../../kernel/words.ts";
import { harmStatusOf } from "../harm-scheme.ts";
import { levelName } from "../level-scheme.ts";
import { matching } from "../tracker-counts.ts";
import { Filters, Levels, Pages } from "./tracker-filters.tsx";
import { columns, trackerRow } from "./tracker-rows.tsx";
import type { TrackerPage } from "./tracker-view.ts";

export function trackerPage(page: TrackerPage): View {
  const title = page.isWide ? "Tracker" : "Children you work with";
  return {
    title,
    width: "wide",
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <Levels {...page} />
        <Filters {...page} />
        <List {...page} />
        <Pages {...page} />
      </>
    ),
  };
}

function List(page: TrackerPage): VNode {
  const { query } = page;
  const isEverything = narrowing(page) === "" && query.isOpen && query.page === 1;
  if (page.rows.length === 0 && isEverything) return <Nothing {...page} />;
  return (
    <SortableTable
      caption={captionOf(page)}
      captionClasses="govuk-table__caption--s"
      dense
      columns={columns(page)}
      groups={[{ rows: page.rows.map((row) => trackerRow(row, page)) }]}
      empty="No child matches these filters."
    />
  );
}

function captionOf(page: TrackerPage): string {
  const { query, rows, counts } = page;
  const total = matching(counts, query);
  const state = query.isOpen ? "open" : "closed";
  const children = `${counted(total, `${state} child`, `${state} children`)}${narrowing(page)}`;
  if (total <= query.pageSize && query.page === 1) return children;
  const first = (query.page - 1) * query.pageSize + 1;
  return `${first} to ${first + rows.length - 1} of ${children}`;
}

/** What the list is narrowed to, in words. */
function narrowing({ query, scheme, harmScheme }: TrackerPage): string {
  const level = typeof query.level === "number" ? query.level : null;
  const parts = [
    query.level === undefined ? "" : `, level ${levelName(scheme, level)}`,
    query.harm === undefined ? "" : `, harm status ${harmStatusOf(harmScheme, query.harm).name}`,
    query.isOverdue ? ", overdue" : "",
  ];
  return parts.join("");
}

/** Says what belongs here and how the first gets here. */
function Nothing({ isWide }: TrackerPage): VNode {
  return isWide ? (
    <InsetText>
      No child is open yet. Whoever runs Lantern for you can bring in the workbook you use today:{" "}
      <code class="app-code">lantern import tracker FILE</code>
    </InsetText>
  ) : (
    <InsetText>
      No child’s record is shared with you yet. When a colleague adds you to a child’s circle, the
      child stands here.
    </InsetText>
  );
}
