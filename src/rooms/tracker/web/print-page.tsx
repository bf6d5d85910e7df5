import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { WarningText } from "../../../ui/govuk/index.ts";
import { ListTable } from "../../../ui/lists/index.ts";
import { OlderWords } from "./older-words.tsx";
import { GroupCounts } from "./group-table.tsx";
import { drawnOf } from "./tracker-cells.tsx";
import type { TrackerPage } from "./tracker-shown.ts";
import { viewWords } from "./view-words.ts";

/** More than that is no list on paper: it is said, and a filter makes it shorter. */
export const mostPrinted = 1000;

type Printed = Pick<TrackerPage, "actor" | "shown"> & {
  /** Of the view that is open, where it has one. */
  readonly name: string | undefined;
};

/** The whole list, laid out for A3: what it shows in words, who printed it and when, and every row. */
export function printPage({ shown, actor, name }: Printed): View {
  const { asked, around, rows, total, tables } = shown;
  const title = name ?? "Tracker";
  return {
    title: `${title}: printed list`,
    width: "wide",
    paper: "a3-landscape",
    body: (
      <>
        <p class="govuk-body app-screen-only" data-print>
          <a class="govuk-link" href={shown.at({})}>
            Back to the list
          </a>{" "}
          · Your browser asks how to print it; if it does not, choose Print there. It is laid out
          for A3, landscape; on A4 it is made smaller.
        </p>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {/* The columns stand below, with their headings. */}
          {viewWords({ ...asked, columns: undefined }, around).join(". ")}. {tables.paper?.caption},
          as {actor.name} reaches them on {formatDateTime(around.setting.at)}.
        </p>
        <TooMany shown={rows.length} total={total} />
        <GroupCounts shown={shown} />
        <OlderWords shown={shown} />
        <ListTable table={tables.paper} {...drawnOf(shown)} />
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
