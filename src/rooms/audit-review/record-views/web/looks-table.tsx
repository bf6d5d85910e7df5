import type { VNode } from "preact";
import { PageLinks } from "../../../../ui/layout/index.ts";
import { z } from "zod";
import { formatDate, formatDateTime, londonDate, londonInstant } from "../../../../kernel/dates.ts";
import { readDateParts } from "../../../../kernel/fields.ts";
import { capitalised, counted, uncapitalised } from "../../../../kernel/words.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { DateInput, Select } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { dateInput, dateOf, type DateTyped } from "../../../../platform/http/date-fields.ts";
import { deeds, ways, type Look } from "../looks.ts";

const pageSize = 50;
const day = 24 * 60 * 60 * 1000;

const periods = { "30": "Last 30 days", "365": "Last year", all: "All of it" };
export type Period = keyof typeof periods;

export const lookedQuery = {
  period: optionalQuery(z.enum(["30", "365", "all"])),
  ...dateInput("since"),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(1_000)),
};

/** What is asked for: a usual period, or since a day that somebody was asked about. */
export type Span = {
  readonly period: Period;
  readonly typed: DateTyped<"since">;
  readonly from: Date | undefined;
  /** "last 30 days", "since 1 March 2026". */
  readonly words: string;
  /** What is wrong with the day; nothing is listed then. */
  readonly problem: string | undefined;
};

type ReadQuery = DateTyped<"since"> & { readonly period?: Period | undefined };

/** A day that is entered goes before the period. */
export function spanOf(asked: ReadQuery, now: Date): Span {
  const { period = "30" } = asked;
  const parts = dateOf(asked, "since");
  // The query has more than these: who asks for a page asks for it beside the span.
  const typed = {
    "since-day": parts.day,
    "since-month": parts.month,
    "since-year": parts.year,
  };
  const usual = { period, typed, from: fromOf(period, now), words: uncapitalised(periods[period]) };
  if (Object.values(parts).every((part) => part.trim() === ""))
    return { ...usual, problem: undefined };
  const since = readDateParts(parts, { name: "Day since when", latest: londonDate(now) });
  if (!since.ok) return { ...usual, problem: since.error };
  const [from, words] = [londonInstant(since.value, "00:00"), `since ${formatDate(since.value)}`];
  return { ...usual, from, words, problem: undefined };
}

const fromOf = (period: Period, now: Date): Date | undefined =>
  period === "all" ? undefined : new Date(now.getTime() - Number(period) * day);

export const sinceIds = { since: "since-day" };
export const sinceErrors = ({ problem }: Span) =>
  problem === undefined ? [] : [{ field: "since", message: problem }];

/** The same span in an address. */
export const spanQuery = ({ period, typed }: Span): Readonly<Record<string, string>> => ({
  period,
  ...typed,
});

export const SpanFields = ({ span }: { span: Span }): VNode => (
  <>
    <Select
      name="period"
      label={{ text: "Period" }}
      value={span.period}
      items={Object.entries(periods).map(([value, text]) => ({ value, text }))}
    />
    <div class="app-filter-since">
      <DateInput
        id="since"
        namePrefix="since"
        values={span.typed}
        fieldset={{ legend: { text: "Or since a day (optional)" } }}
        errorMessage={span.problem === undefined ? undefined : { text: span.problem }}
      />
    </div>
  </>
);

const columns = [
  { key: "who", text: "Who" },
  { key: "last", text: "Last" },
  { key: "first", text: "First" },
  { key: "times", text: "Times", numeric: true },
  { key: "did", text: "What they did" },
  { key: "way", text: "How they came to it" },
];

type LooksTable = {
  readonly looks: readonly Look[];
  readonly span: Span;
  readonly page: number;
  /** Whose record it is, where nothing else on the page says it: on paper no filter is read. */
  readonly about?: string;
  /** The same list at another page. */
  readonly href: (page: number) => string;
};

/** A person on each row: as many pages as there are people for. */
export function LooksTable({ looks, span, page, about, href }: LooksTable): VNode {
  const shown = looks.slice((page - 1) * pageSize, page * pageSize);
  return (
    <>
      <SortableTable
        caption={`${about === undefined ? "" : `${about}: `}${counted(looks.length, "person", "people")}, ${span.words}, most recent first`}
        captionClasses="govuk-table__caption--s"
        dense
        columns={columns}
        groups={[{ rows: shown.map(rowOf) }]}
        empty="Nobody in this time."
      />
      {looks.some(({ joinedTimes }) => joinedTimes > 0) && (
        <p class="govuk-body-s app-form">
          A view while two records were joined counts for both. What was done then may have been
          about the other record only.
        </p>
      )}
      <PageLinks page={page} hasNext={looks.length > page * pageSize} href={href} />
    </>
  );
}

const whileJoined = ({ times, joinedTimes }: Look): string =>
  `${joinedTimes < times ? joinedTimes.toLocaleString("en-GB") : times === 1 ? "" : "all"} while joined with another record`.trim();

function rowOf(look: Look): SortableRow {
  return {
    who: (
      <>
        {look.name}
        {look.posts !== "" && <span class="app-secondary app-line">{look.posts}</span>}
      </>
    ),
    last: formatDateTime(look.lastAt),
    first: formatDateTime(look.firstAt),
    times: (
      <>
        {look.times.toLocaleString("en-GB")}
        {look.joinedTimes > 0 && <span class="app-secondary app-line">{whileJoined(look)}</span>}
      </>
    ),
    did: (
      <>
        {look.deeds.map(({ deed, times }) => (
          <span class="app-line">{`${deeds[deed]}: ${times.toLocaleString("en-GB")}`}</span>
        ))}
      </>
    ),
    way: capitalised(look.ways.map((way) => uncapitalised(ways[way])).join(", ")),
  };
}
