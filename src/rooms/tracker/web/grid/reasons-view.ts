import type { FormFields } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { sameReason } from "../../grid/ask-reasons.ts";
import type { GridSave, Saving } from "../../grid/save-grid.ts";
import { textOf, typedName, wasName } from "../../grid/typed-cells.ts";
import type { TrackerSetting } from "../../tracker-setting.ts";
import type { Which } from "./grid-facts.ts";
import { searchOf } from "./grid-view.ts";
import { reasonsPage } from "./reasons-page.tsx";

/** The reasons in a form, as they were typed. */
export const reasonsOf = (fields: FormFields): readonly (readonly [string, string])[] =>
  Object.entries(fields)
    .filter(([name]) => name.startsWith("d.") || name === sameReason)
    .map(([name, value]) => [name, textOf(value)] as const);

type ReadQuery = Extract<GridSave, { kind: "reasons" }>;
type HandlerInput = {
  readonly answer: ReadQuery;
  readonly saving: Saving;
  readonly fields: FormFields;
};

/** Asks for each reason, with every change carried along; 422 where one that was given is wrong. */
export function reasonsView(
  which: Which & { readonly csrfToken: string; readonly setting: TrackerSetting },
  { answer, saving, fields }: HandlerInput,
): Outcome {
  const { rows, decisions, errors, judged } = answer;
  const changed = judged.filter(({ verdict }) => verdict.kind === "changed");
  const carried = changed.flatMap(({ personId, key, typed, was }) => [
    [typedName(personId, key), typed] as const,
    [wasName(personId, key), was] as const,
  ]);
  const view = reasonsPage({
    csrfToken: which.csrfToken,
    search: searchOf(which),
    setting: which.setting,
    columns: saving.columns,
    rows,
    decisions,
    errors,
    carried,
    typed: new Map(reasonsOf(fields)),
    isOvertaken: errors.length === 0 && decisions.some(({ version }) => version !== ""),
  });
  const subjectIds = [...new Set(changed.map(({ personId }) => personId))];
  return errors.length > 0
    ? { kind: "invalid", subjectIds, view }
    : { kind: "page", subjectIds, view };
}
