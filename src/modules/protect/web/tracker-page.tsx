import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, Pagination, Select } from "../../../ui/govuk/index.ts";
import {
  Filter,
  SortableTable,
  type SortableColumn,
  type SortableRow,
} from "../../../ui/moj/index.ts";
import { Counts } from "../../../ui/layout/index.ts";
import { fullName } from "../../subjects/index.ts";
import { levelName, type LevelScheme } from "../level-scheme.ts";
import type { TrackerCounts, TrackerQuery, TrackerRow, TrackerSort } from "../tracker-reads.ts";
import { paths } from "./paths.ts";
import { ageText, LevelCell, ReviewCell } from "./standing-cells.tsx";

export type TrackerPage = {
  readonly rows: readonly TrackerRow[];
  readonly counts: TrackerCounts;
  readonly query: TrackerQuery;
  readonly scheme: LevelScheme;
  readonly today: string;
  readonly isWide: boolean;
};

const columnSorts: readonly {
  key: string;
  text: string;
  sort: TrackerSort;
  ascending: boolean;
}[] = [
  { key: "child", text: "Child", sort: "name", ascending: true },
  { key: "level", text: "Level", sort: "level", ascending: false },
  { key: "review", text: "Next review", sort: "review", ascending: true },
  { key: "recorded", text: "Last recorded", sort: "recorded", ascending: false },
];

export function trackerPage(page: TrackerPage): View {
  const title = page.isWide ? "Tracker" : "Children you work with";
  return {
    title,
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
  const isEverything = query.level === undefined && query.isOpen && query.page === 1;
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

const levelText = (query: TrackerQuery): string =>
  query.level === undefined ? "" : String(query.level);

function matching({ counts, query }: TrackerPage): number {
  return counts
    .filter(({ level }) => query.level === undefined || (level ?? "unknown") === query.level)
    .reduce((sum, { children }) => sum + children, 0);
}

function captionOf(page: TrackerPage): string {
  const { query, rows } = page;
  const total = matching(page);
  const state = query.isOpen ? "open" : "closed";
  const children = counted(total, `${state} child`, `${state} children`);
  const where = query.level === undefined ? "" : `, level ${levelLabel(page)}`;
  if (total <= query.pageSize && query.page === 1) return `${children}${where}`;
  const first = (query.page - 1) * query.pageSize + 1;
  return `${first} to ${first + rows.length - 1} of ${children}${where}`;
}

function levelLabel({ query, scheme }: TrackerPage): string {
  return levelName(scheme, typeof query.level === "number" ? query.level : null);
}

/** How many stand at each level; each number opens the list it counts. */
function Levels({ counts, query, scheme }: TrackerPage): VNode | null {
  if (counts.length === 0) return null;
  const closed = !query.isOpen;
  const all = counts.reduce((sum, { children }) => sum + children, 0);
  const items = counts.map(({ level, children }) => ({
    count: children,
    text: levelName(scheme, level),
    href: paths.tracker({ level: String(level ?? "unknown"), closed, sort: query.sort }),
    attention: level === null,
  }));
  return (
    <Counts
      label="Children at each level"
      items={[
        {
          count: all,
          text: `${closed ? "closed" : "open"} ${all === 1 ? "child" : "children"}`,
          href: paths.tracker({ closed, sort: query.sort }),
        },
        ...items,
      ]}
    />
  );
}

function Filters(page: TrackerPage): VNode {
  const { counts, query, scheme } = page;
  const countAt = (level: number | null): number =>
    counts.find((one) => one.level === level)?.children ?? 0;
  const isFiltered = query.level !== undefined || !query.isOpen;
  return (
    <Filter
      classes="moj-filter--across"
      action="/children"
      {...(isFiltered ? { clearHref: paths.tracker({ sort: query.sort }) } : {})}
    >
      <Select
        name="level"
        label={{ text: "Level" }}
        value={levelText(query)}
        items={[
          { value: "", text: "All levels" },
          ...[...scheme.levels].reverse().map(({ level, name }) => ({
            value: String(level),
            text: `${name} (${countAt(level)})`,
          })),
          { value: "unknown", text: `Not known (${countAt(null)})` },
        ]}
      />
      <Select
        name="show"
        label={{ text: "Show" }}
        value={query.isOpen ? "open" : "closed"}
        items={[
          { value: "open", text: "Open" },
          { value: "closed", text: "Closed or stepped down" },
        ]}
      />
      {query.sort !== "review" && <input type="hidden" name="sort" value={query.sort} />}
    </Filter>
  );
}

function columns({ query }: TrackerPage): readonly SortableColumn[] {
  return columnSorts.map(({ key, text, sort, ascending }) => {
    const href = paths.tracker({ level: levelText(query), closed: !query.isOpen, sort });
    if (query.sort !== sort) return { key, text, sort: { href, direction: "none" } };
    return { key, text, sort: { href, direction: ascending ? "ascending" : "descending" } };
  });
}

function trackerRow(row: TrackerRow, { scheme, today }: TrackerPage): SortableRow {
  return {
    child: (
      <>
        <a class="govuk-link" href={paths.child(row.personId)}>
          {fullName(row)}
        </a>
        <span class="app-secondary app-line">
          {ageText(row.bornOn, today)} · <span class="app-nowrap">{row.reference}</span>
        </span>
      </>
    ),
    level: <LevelCell row={row} scheme={scheme} />,
    review: <ReviewCell reviewBy={row.reviewBy} today={today} />,
    recorded: row.lastEntryAt === null ? "Nothing yet" : formatDate(londonDate(row.lastEntryAt)),
  };
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

function Pages(page: TrackerPage): VNode | null {
  const { query } = page;
  const last = Math.ceil(matching(page) / query.pageSize);
  if (last <= 1) return null;
  const href = (number: number): string =>
    paths.tracker({
      level: levelText(query),
      closed: !query.isOpen,
      sort: query.sort,
      page: number,
    });
  const near = [1, query.page - 1, query.page, query.page + 1, last];
  const numbers = [...new Set(near)].filter((number) => number >= 1 && number <= last);
  const items = numbers.flatMap((number, index) => [
    ...(index > 0 && number - (numbers[index - 1] ?? 0) > 1 ? [{ ellipsis: true as const }] : []),
    { number: String(number), href: href(number), current: number === query.page },
  ]);
  return (
    <Pagination
      {...(query.page > 1 ? { previous: { href: href(query.page - 1) } } : {})}
      {...(query.page < last ? { next: { href: href(query.page + 1) } } : {})}
      items={items}
    />
  );
}
