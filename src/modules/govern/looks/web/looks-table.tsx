import type { VNode } from "preact";
import { PageLinks } from "../../../../ui/layout/index.ts";
import { z } from "zod";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { Select } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { deeds, ways, type Look } from "../looks.ts";

const pageSize = 50;
const day = 24 * 60 * 60 * 1000;

const periods = { "30": "The last 30 days", "365": "The last year", all: "All of it" };
export type Period = keyof typeof periods;

export const lookedQuery = {
  period: optionalQuery(z.enum(["30", "365", "all"])),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(1_000)),
};

export function fromOf(period: Period, now: Date): Date | undefined {
  return period === "all" ? undefined : new Date(now.getTime() - Number(period) * day);
}

export const PeriodSelect = ({ period }: { period: Period }): VNode => (
  <Select
    name="period"
    label={{ text: "Period" }}
    value={period}
    items={Object.entries(periods).map(([value, text]) => ({ value, text }))}
  />
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
  readonly period: Period;
  readonly page: number;
  /** The same list at another page. */
  readonly href: (page: number) => string;
};

/** A person on each row: as many pages as there are people for. */
export function LooksTable({ looks, period, page, href }: LooksTable): VNode {
  const shown = looks.slice((page - 1) * pageSize, page * pageSize);
  return (
    <>
      <SortableTable
        caption={`${counted(looks.length, "person", "people")}: ${periods[period].toLowerCase()}, whoever looked last first`}
        captionClasses="govuk-table__caption--s"
        dense
        columns={columns}
        groups={[{ rows: shown.map(rowOf) }]}
        empty="Nobody in this time."
      />
      <PageLinks page={page} hasNext={looks.length > page * pageSize} href={href} />
    </>
  );
}

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
    times: look.times.toLocaleString("en-GB"),
    did: (
      <>
        {look.deeds.map(({ deed, times }) => (
          <span class="app-line">{`${deeds[deed]}: ${times.toLocaleString("en-GB")}`}</span>
        ))}
      </>
    ),
    way: look.ways.map((way) => ways[way]).join(", "),
  };
}
