import type { VNode } from "preact";
import { Button, Checkboxes, Details } from "../../../ui/govuk/index.ts";
import { columnsOf, columnsShown } from "../columns.ts";
import { paths } from "../../child-record/web/paths.ts";
import { KeptParts } from "./kept-parts.tsx";
import { addressOf, type TrackerPage } from "./tracker-view.ts";

/** Each column can be hidden but the child's own; a saved view keeps what was chosen. */
export function ChooseColumns(page: TrackerPage): VNode {
  const { view, setting } = page;
  const shown = columnsShown(view.columns, setting.ownColumns).map(({ key }) => key);
  return (
    <Details summaryText="Choose columns" classes="app-screen-only">
      <form method="get" action={paths.tracker()}>
        <KeptParts view={view} except={(key) => key === "columns"} />
        <Checkboxes
          name="columns"
          classes="govuk-checkboxes--small app-column-choices"
          fieldset={{ legend: { text: "Columns next to the child’s name" } }}
          values={shown}
          items={columnsOf(setting.ownColumns)
            .filter(({ key }) => key !== "child")
            .map(({ key, heading }) => ({ value: key, text: heading }))}
        />
        <Button text="Show these columns" classes="govuk-button--secondary" />
        {view.columns !== undefined && (
          <p class="govuk-body-s">
            <a class="govuk-link" href={addressOf(page, { columns: undefined })}>
              Back to the usual columns
            </a>
          </p>
        )}
      </form>
    </Details>
  );
}
