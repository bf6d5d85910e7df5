import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { SortableColumn, SortableRow } from "../../../ui/moj/index.ts";
import { fullName } from "../../subjects/index.ts";
import type { TrackerRow, TrackerSort } from "../tracker-reads.ts";
import { FlagNames } from "./flag-cells.tsx";
import { paths } from "./paths.ts";
import { ageText, HarmCell, LevelCell, NextReviewCell } from "./standing-cells.tsx";
import { trackerAddress, type TrackerPage } from "./tracker-view.ts";

type Column = {
  readonly key: string;
  readonly text: string;
  readonly sort?: TrackerSort;
  readonly ascending?: boolean;
};

const shown: readonly Column[] = [
  { key: "child", text: "Child", sort: "name", ascending: true },
  { key: "flag", text: "Flag" },
  { key: "harm", text: "Harm status" },
  { key: "level", text: "Level", sort: "level", ascending: false },
  { key: "lead", text: "Lead practitioner" },
  { key: "review", text: "Next review", sort: "review", ascending: true },
  { key: "recorded", text: "Last recorded", sort: "recorded", ascending: false },
];

export function columns(page: TrackerPage): readonly SortableColumn[] {
  return shown.map(({ key, text, sort, ascending }) => {
    if (sort === undefined) return { key, text };
    const href = trackerAddress(page, { sort });
    if (page.query.sort !== sort) return { key, text, sort: { href, direction: "none" } };
    return { key, text, sort: { href, direction: ascending ? "ascending" : "descending" } };
  });
}

export function trackerRow(row: TrackerRow, page: TrackerPage): SortableRow {
  const { scheme, harmScheme, flagScheme, today } = page;
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
    flag: <FlagNames types={row.flags} scheme={flagScheme} />,
    harm: <HarmCell row={row} scheme={harmScheme} />,
    level: <LevelCell row={row} scheme={scheme} />,
    lead: row.leads.join(", ") || "Nobody recorded yet",
    review: <NextReviewCell row={row} harmScheme={harmScheme} today={today} />,
    recorded: <span class="app-nowrap">{recordedText(row)}</span>,
  };
}

function recordedText({ lastEntryAt }: TrackerRow): string {
  return lastEntryAt === null ? "Nothing yet" : formatDate(londonDate(lastEntryAt));
}
