import type { VNode } from "preact";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Problem } from "../reading/reading-types.ts";

/** Values that were not understood, each with its cell as Excel calls it. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }): VNode {
  if (problems.length === 0) return <p class="govuk-body">Every cell was understood.</p>;
  return (
    <SortableTable
      caption="Each cell, what it says and why it was not understood"
      captionClasses="govuk-visually-hidden"
      columns={[
        { key: "cell", text: "Cell" },
        { key: "heading", text: "Column" },
        { key: "value", text: "It says" },
        { key: "why", text: "Why" },
      ]}
      groups={[
        {
          rows: problems.map(({ sheet, row, column, heading, value, why }) => ({
            cell: `${sheet}!${column}${row}`,
            heading,
            value: value === "" ? "(blank)" : shortened(value),
            why,
          })),
        },
      ]}
    />
  );
}

/** A cell can hold pages of text: its beginning tells which it is. */
export const shortened = (text: string): string =>
  text.length > 200 ? `${Array.from(text).slice(0, 200).join("")}…` : text;
