import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { TrackerRow } from "../reading/reading-types.ts";
import { shortened } from "./problems.tsx";

export const nameOfRow = ({ surname, forename }: TrackerRow): string =>
  [forename, surname].filter((part) => part !== null && part !== "").join(" ") || "(no name)";

export const placeWords = ({ sheet, row }: { readonly sheet: string; readonly row: number }) =>
  `${sheet}, row ${row}`;

/** One row as it is written, under where it stands. */
export function RowCard({
  row,
  title,
}: {
  readonly row: TrackerRow;
  readonly title?: string;
}): VNode {
  const born = row.dateOfBirth === null ? "not known" : formatDate(row.dateOfBirth);
  const cells = Object.entries(row.cells).filter(([, text]) => text !== "");
  return (
    <SummaryList
      classes="govuk-summary-list--no-border"
      card={{
        title: {
          text: title ?? `${nameOfRow(row)}, born ${born}: ${placeWords(row)}`,
          headingLevel: 3,
        },
      }}
      rows={cells.map(([heading, text]) => fact(heading, shortened(text)))}
    />
  );
}

type Sides = { readonly why: readonly string[]; readonly against: readonly string[] };

/** What speaks for one child and what against, in words. */
export function Reasons({ why, against }: Sides): VNode {
  return (
    <>
      <p class="govuk-body">
        <strong>For one child:</strong> {why.join("; ") || "nothing"}
      </p>
      <p class="govuk-body">
        <strong>Against:</strong> {against.join("; ") || "nothing"}
      </p>
    </>
  );
}
