import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Checkboxes, Pagination, Select } from "../../../ui/govuk/index.ts";
import { Behind, Counts } from "../../../ui/layout/index.ts";
import { Filter, SortableTable, SubNavigation } from "../../../ui/moj/index.ts";
import type { QueueCounts, QueueQuery, QueueRow } from "../queue-reads.ts";
import { type NotMatched, NotMatchedPart } from "../../missing/index.ts";
import { ratingName, type RatingScheme } from "../rate-concern.ts";
import { standingPaths } from "../../pattern-alerts/paths.ts";
import { checkPaths } from "../checks/web/paths.ts";
import type { OthersOfFamily } from "../household/waiting-families.ts";
import type { MashDay } from "../clock/mash-day.ts";
import type { PauseScheme } from "../clock/pause-reads.ts";
import type { Night } from "../day/night-reads.ts";
import { NightPart } from "../day/web/night-part.tsx";
import { paths, type QueueAddress } from "./paths.ts";
import { decidedColumns, decidedRow, queueColumns, queueRow } from "./queue-rows.tsx";

export type QueuePage = {
  readonly rows: readonly QueueRow[];
  /** Of each that waits, how many others wait under the same family name. */
  readonly others: OthersOfFamily;
  readonly counts: QueueCounts;
  /** How many are decided; only asked where they are shown. */
  readonly decided: number;
  /** What the public told and nobody has looked at. */
  readonly fromPublic: number;
  /** Who is missing now by another system, and has no record that anybody knows of. */
  readonly notMatched: readonly NotMatched[];
  /** What this MASH takes, as its partnership has said. */
  readonly takes: MashDay["takes"];
  /** Children whom standing queries found and nobody has taken up; given to those who may read them. */
  readonly suggestions: number | undefined;
  readonly query: QueueQuery;
  readonly scheme: RatingScheme;
  readonly pauses: PauseScheme;
  /** What came while the MASH was closed; only on the first page of what waits. */
  readonly night: Night | undefined;
  readonly now: Date;
  readonly today: string;
};

export function queuePage(page: QueuePage): View {
  const { isDecided } = page.query;
  return {
    title: isDecided ? "MASH: decided" : "MASH queue",
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">Multi-agency safeguarding hub (MASH)</h1>
        <p class="govuk-body">{boundaries[page.takes]}</p>
        <SubNavigation
          label="Concerns"
          items={[
            { text: `To decide (${total(page.counts)})`, href: paths.queue(), current: !isDecided },
            { text: "Decided", href: paths.queue({ show: "decided" }), current: isDecided },
            { text: `From the public (${page.fromPublic})`, href: "/mash/public", current: false },
          ]}
        />
        <NotMatchedPart {...page} />
        {page.night && <NightPart night={page.night} />}
        {!isDecided && <Numbers {...page} />}
        {!isDecided && <OtherPages {...page} />}
        {!isDecided && (
          <div class="app-folds">
            <Behind words="Filter" isOpen={isFiltered(page.query)}>
              <Filters {...page} />
            </Behind>
          </div>
        )}
        <SortableTable
          caption={captionOf(page)}
          captionClasses="govuk-table__caption--s"
          dense
          brief
          columns={isDecided ? decidedColumns : queueColumns}
          groups={[
            { rows: page.rows.map((row) => (isDecided ? decidedRow : queueRow)(row, page)) },
          ]}
          empty={emptyText(page)}
          attributes={{ "data-rows-by-key": "" }}
        />
        <Pages {...page} />
        <p class="govuk-body-s app-secondary">{`As at ${formatDateTime(page.now)}.`}</p>
      </>
    ),
  };
}

const boundaries: Readonly<Record<MashDay["takes"], string>> = {
  exploitation: "This MASH takes concerns about exploitation; any other is passed on.",
  all: "This MASH takes every concern, about exploitation or not.",
};

type Counted = QueueCounts[number];

const total = (counts: QueueCounts, which: (one: Counted) => boolean = () => true): number =>
  counts.filter(which).reduce((sum, { concerns }) => sum + concerns, 0);

const isRated =
  (rating: string | undefined) =>
  (one: Counted): boolean =>
    rating === undefined || (one.rating ?? "unrated") === rating;

function matching({ counts, decided, query }: QueuePage): number {
  if (query.isDecided) return decided;
  return total(
    counts,
    (one) =>
      isRated(query.rating)(one) &&
      (!query.isMine || one.isMine) &&
      (!query.isOverdue || one.isLate) &&
      (!query.isPaused || one.isPaused),
  );
}

/** What waits, and how much of it is late; each number opens the list that it counts. */
function Numbers({ counts, scheme }: QueuePage): VNode {
  const late = total(counts, ({ isLate }) => isLate);
  const still = total(counts, ({ isPaused }) => isPaused);
  const rated = [...scheme.ratings.map(({ key }) => key), "unrated"].flatMap((key) => {
    const count = total(counts, isRated(key));
    const text = key === "unrated" ? "Not rated yet" : ratingName(scheme, key);
    return count > 0 ? [{ count, text, href: paths.queue({ rating: key }) }] : [];
  });
  return (
    <Counts
      label="Concerns to decide"
      items={[
        { count: late, text: "overdue", href: paths.queue({ overdue: true }), attention: late > 0 },
        {
          count: total(counts, ({ isMine }) => isMine),
          text: "I am working on",
          href: paths.queue({ mine: true }),
        },
        ...(still > 0
          ? [{ count: still, text: "paused", href: paths.queue({ paused: true }) }]
          : []),
        ...rated,
      ]}
    />
  );
}

/** The day by other ways: by person, and by what partners still owe. */
const OtherPages = ({ suggestions }: QueuePage): VNode => (
  <p class="govuk-body">
    <a class="govuk-link" href={paths.board}>
      Who works on what
    </a>
    {" · "}
    <a class="govuk-link" href={checkPaths.owed}>
      What partners still owe
    </a>
    {suggestions !== undefined && (
      <>
        {" · "}
        <a class="govuk-link" href={standingPaths.all()}>
          {counted(
            suggestions,
            "suggestion of a standing query",
            "suggestions of standing queries",
          )}
        </a>
      </>
    )}
  </p>
);

const isFiltered = ({ rating, isMine, isOverdue, isPaused }: QueueQuery): boolean =>
  rating !== undefined || isMine || isOverdue || isPaused;

function Filters({ counts, query, scheme }: QueuePage): VNode {
  const option = (value: string, text: string) => ({
    value,
    text: `${text} (${total(counts, isRated(value))})`,
  });
  return (
    <Filter
      classes="moj-filter--across"
      action="/mash"
      {...(isFiltered(query) ? { clearHref: paths.queue() } : {})}
    >
      <Select
        name="rating"
        label={{ text: "Rating" }}
        value={query.rating ?? ""}
        items={[
          { value: "", text: "All ratings" },
          ...scheme.ratings.map(({ key, name }) => option(key, name)),
          option("unrated", "Not rated yet"),
        ]}
      />
      <Checkboxes
        name="mine"
        classes="govuk-checkboxes--small"
        values={query.isMine ? ["yes"] : []}
        items={[{ value: "yes", text: "I am working on it" }]}
      />
      <Checkboxes
        name="overdue"
        classes="govuk-checkboxes--small"
        values={query.isOverdue ? ["yes"] : []}
        items={[{ value: "yes", text: "Overdue" }]}
      />
      <Checkboxes
        name="paused"
        classes="govuk-checkboxes--small"
        values={query.isPaused ? ["yes"] : []}
        items={[{ value: "yes", text: "Paused" }]}
      />
    </Filter>
  );
}

function captionOf(page: QueuePage): string {
  const { query, rows } = page;
  const all = matching(page);
  const what = `${counted(all, "concern")} ${query.isDecided ? "decided, newest first" : "to decide, most urgent clock first"}`;
  if (all <= query.pageSize && query.page === 1) return what;
  const first = (query.page - 1) * query.pageSize + 1;
  return `${first} to ${first + rows.length - 1} of ${what}`;
}

function emptyText({ query }: QueuePage): string {
  if (query.isDecided) return "Nothing has been decided yet.";
  return isFiltered(query) || query.page > 1
    ? "No concern matches these filters."
    : "No concern is waiting for a decision. What practitioners send appears here, with its clock.";
}

function addressOf({ query }: QueuePage, page: number): string {
  const address: QueueAddress = {
    show: query.isDecided ? "decided" : undefined,
    rating: query.rating,
    mine: query.isMine,
    overdue: query.isOverdue,
    paused: query.isPaused,
    page,
  };
  return paths.queue(address);
}

function Pages(page: QueuePage): VNode | null {
  const { query } = page;
  const last = Math.ceil(matching(page) / query.pageSize);
  if (last <= 1) return null;
  const near = [1, query.page - 1, query.page, query.page + 1, last];
  const numbers = [...new Set(near)].filter((number) => number >= 1 && number <= last);
  const items = numbers.flatMap((number, index) => [
    ...(index > 0 && number - (numbers[index - 1] ?? 0) > 1 ? [{ ellipsis: true as const }] : []),
    { number: String(number), href: addressOf(page, number), current: number === query.page },
  ]);
  return (
    <Pagination
      {...(query.page > 1 ? { previous: { href: addressOf(page, query.page - 1) } } : {})}
      {...(query.page < last ? { next: { href: addressOf(page, query.page + 1) } } : {})}
      items={items}
    />
  );
}
