import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { WarningText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { columnsShown } from "../columns.ts";
import { writeView } from "../tracker-query.ts";
import { paths } from "../../child-record/web/paths.ts";
import { OlderWords } from "./level-counts.tsx";
import { GroupCounts } from "./group-table.tsx";
import { trackerGroups } from "./tracker-rows.tsx";
import type { TrackerPage } from "./tracker-view.ts";
import { viewWords } from "./view-words.ts";

/** More than that is no list on paper: it is said, and a filter makes it shorter. */
export const mostPrinted = 1000;

type Printed = Omit<TrackerPage, "saved" | "typed" | "errors" | "notMatched"> & {
  /** Of the view that is open, where it has one. */
  readonly name: string | undefined;
};

/** The whole list, laid out for A3: what it shows in words, who printed it and when, and every row. */
export function printPage(page: Printed): View {
  const { view, setting, rows, total, actor, name } = page;
  const title = name ?? "Tracker";
  const state = view.filters.show === "closed" ? "closed" : "open";
  const caption = counted(total, `${state} child`, `${state} children`);
  return {
    title: `${title}: printed list`,
    width: "wide",
    paper: "a3-landscape",
    body: (
      <>
        <p class="govuk-body app-screen-only" data-print>
          <a class="govuk-link" href={paths.tracker(writeView(view))}>
            Back to the list
          </a>{" "}
          · Your browser asks how to print it; if it does not, choose Print there. It is laid out
          for A3, landscape; on A4 it is made smaller.
        </p>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {/* The columns stand below, with their headings. */}
          {viewWords({ ...view, columns: undefined }, page).join(". ")}. {caption}, as {actor.name}{" "}
          reaches them on {formatDateTime(setting.at)}.
        </p>
        <TooMany shown={rows.length} total={total} />
        <GroupCounts {...page} />
        <OlderWords {...page} />
        <SortableTable
          caption={caption}
          captionClasses="govuk-visually-hidden"
          dense
          columns={columnsShown(view.columns, setting.ownColumns).map(({ key, heading }) => ({
            key,
            text: heading,
          }))}
          groups={trackerGroups(page)}
          empty="No child matches these filters."
        />
      </>
    ),
  };
}

function TooMany({ shown, total }: { shown: number; total: number }): VNode | null {
  if (shown >= total) return null;
  return (
    <WarningText
      text={`This holds the first ${counted(shown, "child", "children")} of ${total.toLocaleString("en-GB")}. Narrow the list to print the rest.`}
    />
  );
}
