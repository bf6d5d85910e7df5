import type { VNode } from "preact";
import { Counts, type Count } from "../../../ui/layout/index.ts";
import { harmStatusOf, levelName } from "../../child-record/index.ts";
import { matching } from "../tracker-counts.ts";
import type { TrackerFilters } from "../tracker-filters.ts";
import { addressOf, type TrackerPage } from "./tracker-view.ts";

/** Whether rows of the list were decided in other words than those that the counts use. */
const isOlder = ({ rows, setting: { scheme, harmScheme } }: OfList): boolean =>
  rows.some(
    ({ level, levelSaid, harmStatus, harmSaid }) =>
      (level !== null && (levelSaid ?? levelName(scheme, level)) !== levelName(scheme, level)) ||
      (harmSaid !== null && harmSaid !== harmStatusOf(harmScheme, harmStatus).name),
  );

type OfList = Pick<TrackerPage, "rows" | "setting">;

/** Rows keep the words of their day; a count and a filter can only have one name. */
export function OlderWords(page: OfList): VNode | null {
  if (!isOlder(page)) return null;
  return (
    <p class="govuk-body-s">
      Some were decided under earlier words, and are named in them below. Counts, groups and filters
      put them at the same place in today’s words.
    </p>
  );
}

/** How many stand at each level, and how many are late; each number opens the list it counts. */
export function Levels(page: TrackerPage): VNode | null {
  const { counts, view, setting } = page;
  if (counts.length === 0) return null;
  const isClosed = view.filters.show === "closed";
  const address = (filters: TrackerFilters): string =>
    addressOf(page, {
      filters: { ...filters, ...(isClosed ? { show: "closed" } : {}) },
      view: undefined,
    });
  const all = matching(counts, {});
  const overdue = matching(counts, { due: "overdue" });
  const levels = [...new Set(counts.map(({ level }) => level))];
  const items: Count[] = levels.map((level) => ({
    count: matching(counts, { level: level ?? "unknown" }),
    text: levelName(setting.scheme, level),
    href: address({ level: level ?? "unknown" }),
    attention: level === null,
  }));
  const state = isClosed ? "closed" : "open";
  const first = { count: all, text: `${state} ${all === 1 ? "child" : "children"}` };
  const last = {
    count: overdue,
    text: overdue === 1 ? "review overdue" : "reviews overdue",
    href: address({ due: "overdue" }),
    attention: overdue > 0,
  };
  return (
    <Counts
      label="Children at each level"
      classes="app-counts--line"
      items={[{ ...first, href: address({}) }, ...items, last]}
    />
  );
}
