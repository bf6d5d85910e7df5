import type { VNode } from "preact";
import { Pagination, Select } from "../../../ui/govuk/index.ts";
import { Filter } from "../../../ui/moj/index.ts";
import { Counts, type Count } from "../../../ui/layout/index.ts";
import { levelName } from "../level-scheme.ts";
import { matching } from "../tracker-counts.ts";
import { paths } from "./paths.ts";
import { trackerAddress, type TrackerPage } from "./tracker-view.ts";

/** How many stand at each level, and how many are late; each number opens the list it counts. */
export function Levels({ counts, query, scheme }: TrackerPage): VNode | null {
  if (counts.length === 0) return null;
  const closed = !query.isOpen;
  const address = (to: Parameters<typeof paths.tracker>[0]): string =>
    paths.tracker({ closed, sort: query.sort, ...to });
  const all = matching(counts, {});
  const overdue = matching(counts, { isOverdue: true });
  const levels = [...new Set(counts.map(({ level }) => level))];
  const items: Count[] = levels.map((level) => ({
    count: matching(counts, { level: level ?? "unknown" }),
    text: levelName(scheme, level),
    href: address({ level: String(level ?? "unknown") }),
    attention: level === null,
  }));
  return (
    <Counts
      label="Children at each level"
      items={[
        {
          count: all,
          text: `${closed ? "closed" : "open"} ${all === 1 ? "child" : "children"}`,
          href: address({}),
        },
        ...items,
        {
          count: overdue,
          text: overdue === 1 ? "review overdue" : "reviews overdue",
          href: address({ isOverdue: true }),
          attention: overdue > 0,
        },
      ]}
    />
  );
}

export function Filters(page: TrackerPage): VNode {
  const { counts, query, scheme, harmScheme } = page;
  const level = (one: number | null): string =>
    `${levelName(scheme, one)} (${matching(counts, { level: one ?? "unknown" })})`;
  const isNarrowed = query.level !== undefined || query.harm !== undefined || query.isOverdue;
  return (
    <Filter
      classes="moj-filter--across"
      action="/children"
      {...(isNarrowed || !query.isOpen ? { clearHref: paths.tracker({ sort: query.sort }) } : {})}
    >
      <Select
        name="harm"
        label={{ text: "Harm status" }}
        value={query.harm ?? ""}
        items={[
          { value: "", text: "All harm statuses" },
          ...harmScheme.statuses.map(({ key, name }) => ({
            value: key,
            text: `${name} (${matching(counts, { harm: key })})`,
          })),
        ]}
      />
      <Select
        name="level"
        label={{ text: "Level" }}
        value={query.level === undefined ? "" : String(query.level)}
        items={[
          { value: "", text: "All levels" },
          ...[...scheme.levels].reverse().map((one) => ({
            value: String(one.level),
            text: level(one.level),
          })),
          { value: "unknown", text: level(null) },
        ]}
      />
      <Select
        name="due"
        label={{ text: "Reviews" }}
        value={query.isOverdue ? "overdue" : ""}
        items={[
          { value: "", text: "All" },
          { value: "overdue", text: `Overdue (${matching(counts, { isOverdue: true })})` },
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

export function Pages(page: TrackerPage): VNode | null {
  const { query, counts } = page;
  const last = Math.ceil(matching(counts, query) / query.pageSize);
  if (last <= 1) return null;
  const href = (number: number): string => trackerAddress(page, { page: number });
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
