import type { VNode } from "preact";
import { Button, Checkboxes, Details } from "../../../ui/govuk/index.ts";
import { KeptParts } from "../../../ui/lists/index.ts";
import { columnsShown } from "../columns.ts";
import { choosable } from "../tracker-list.ts";
import type { TrackerShown } from "./tracker-shown.ts";

/** Each column can be hidden but the child's own; a saved view keeps what was chosen. */
export function ChooseColumns({ shown }: { readonly shown: TrackerShown }): VNode {
  const { asked, around, parts, path } = shown;
  return (
    <Details summaryText="Choose columns" classes="app-screen-only">
      <form method="get" action={path}>
        <KeptParts parts={parts.filter(([name]) => name !== "columns")} />
        <Checkboxes
          name="columns"
          classes="govuk-checkboxes--small app-column-choices"
          fieldset={{ legend: { text: "Columns next to the child’s name" } }}
          values={columnsShown(asked.columns, around.setting.ownColumns).map(({ key }) => key)}
          items={choosable(around).map(({ key, heading }) => ({ value: key, text: heading }))}
        />
        <Button text="Show these columns" classes="govuk-button--secondary" />
        {asked.columns !== undefined && (
          <p class="govuk-body-s">
            <a class="govuk-link" href={shown.at({ columns: undefined })}>
              Back to the usual columns
            </a>
          </p>
        )}
      </form>
    </Details>
  );
}
