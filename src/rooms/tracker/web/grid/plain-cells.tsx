import type { VNode } from "preact";
import { fullName } from "../../../subjects/index.ts";
import type { ColumnKey } from "../../columns.ts";
import type { TrackerSetting } from "../../tracker-setting.ts";
import { flagName, flagsText, ageText } from "../../../child-record/index.ts";
import { cellText } from "../../cell-text.ts";
import { paths } from "../../../child-record/web/paths.ts";
import type { GridLine } from "./grid-view.ts";

/** Where each of the list's other cells is changed, and what the way there is called. */
const forms: Readonly<Partial<Record<ColumnKey, readonly [(personId: string) => string, string]>>> =
  {
    flag: [paths.raiseFlag, "Flags"],
    lead: [paths.circle, "Circle"],
    agencies: [paths.circle, "Circle"],
    actions: [paths.plan, "Plan"],
    review: [paths.worry, "Review"],
  };

/** The other forms are pages that everybody who reaches the child can read. */
const mayChange = ({ row }: GridLine, column: ColumnKey): boolean =>
  column !== "flag" || row.may.has("flag.manage");

/** Text of the list that is not edited in place, with the way to the form that changes it. */
export function PlainListCell({
  line,
  column,
  setting,
}: {
  line: GridLine;
  column: ColumnKey;
  setting: TrackerSetting;
}): VNode {
  const { row, listed } = line;
  const form = mayChange(line, column) ? forms[column] : undefined;
  const text =
    column === "flag" ? flagsOf(line, setting) : listed && cellText(listed, column, setting);
  return (
    <>
      {text === undefined || text === "" ? <span class="app-secondary">None</span> : text}{" "}
      {form && (
        <a class="govuk-link app-grid__way" href={form[0](row.personId)}>
          {form[1]}
          <span class="govuk-visually-hidden"> of {fullName(row)}</span>
        </a>
      )}
    </>
  );
}

const flagsOf = ({ row, listed }: GridLine, { flagScheme, today }: TrackerSetting): string => {
  const names = row.flags.map((type) => flagName(flagScheme, type));
  return names.length === 0 ? "No flag" : flagsText(names, listed?.flagReviewBy ?? null, today);
};

export function ChildCell({ line: { row }, today }: { line: GridLine; today: string }): VNode {
  return (
    <>
      <a class="govuk-link" href={paths.child(row.personId)}>
        {fullName(row)}
      </a>
      <span class="app-secondary app-line">
        {ageText(row.bornOn, today)} · <span class="app-nowrap">{row.reference}</span>
      </span>
      <input type="hidden" name="row" value={row.personId} />
    </>
  );
}
