import { splitBlock } from "../../../../kernel/block.ts";
import type { FormFields } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { findReferred, readGridRows, type GridRow } from "../../grid/grid-rows.ts";
import { judgeCells, whyNot } from "../../grid/judge-cells.ts";
import { placeBlock, type PastedCell } from "../../grid/paste-block.ts";
import { cellText } from "../../grid/read-cell.ts";
import type { Saving } from "../../grid/save-grid.ts";
import { rowIds, textOf, typedCells, typedName, type TypedCell } from "../../grid/typed-cells.ts";
import type { TrackerSetting } from "../../tracker-setting.ts";
import { lookAtGrid, type ReadContext, type Which } from "./grid-facts.ts";
import { gridPage } from "./grid-page.tsx";
import { reasonsOf } from "./reasons-view.ts";

type Editing = Which & { readonly csrfToken: string; readonly setting: TrackerSetting };
type HandlerInput = { readonly fields: FormFields; readonly saving: Saving };

/** Shows a pasted block in the cells that it names, with what was typed before. Nothing is saved. */
export async function pasted(
  asking: ReadContext,
  editing: Editing,
  { fields, saving }: HandlerInput,
): Promise<Outcome> {
  const { tx, actor } = asking;
  const block = splitBlock(textOf(fields["paste"]));
  const referred = await findReferred(tx, actor, block.flat());
  const personIds = [...new Set([...rowIds(fields), ...referred])].slice(0, 200);
  const rows = await readGridRows(tx, actor, { personIds, at: saving.at });
  const { columns } = saving;
  const { cells, left } = placeBlock(block, { columns, rows: [...rows.values()] });
  const mayNot = cells.flatMap((cell) => refusal(cell, { rows, saving }));
  const placed = cells.filter((cell) => refusal(cell, { rows, saving }).length === 0);
  const typed = typedWith(typedCells(fields), placed, { rows, saving });
  const judged = judgeCells(typed, { rows, columns });
  const looked = await lookAtGrid(asking, editing, personIds);
  const view = gridPage({
    ...looked,
    csrfToken: editing.csrfToken,
    typed: new Map(judged.map((cell) => [typedName(cell.personId, cell.key), cell])),
    reasons: reasonsOf(fields).filter(([name]) => !name.endsWith(".version")),
    pasted: { taken: placed.length, left: [...left, ...mayNot], text: textOf(fields["paste"]) },
  });
  return { kind: "page", subjectIds: looked.lines.map(({ row }) => row.personId), view };
}

type Context = { readonly rows: ReadonlyMap<string, GridRow>; readonly saving: Saving };

function refusal(
  { personId, key, typed }: PastedCell,
  { rows, saving }: Context,
): readonly string[] {
  const row = rows.get(personId);
  const column = saving.columns.find((one) => one.key === key);
  const why = row && column ? whyNot(row, column) : "not found";
  if (why === undefined || !row || !column) return [];
  return [`${row.reference}, ${column.name}, “${typed.slice(0, 60)}”: ${why}`];
}

/** What was pasted stands over what was typed; what a cell said when it was read stays. */
function typedWith(
  before: readonly TypedCell[],
  placed: readonly PastedCell[],
  { rows, saving }: Context,
): readonly TypedCell[] {
  const cells = new Map(before.map((cell) => [typedName(cell.personId, cell.key), cell]));
  for (const { personId, key, typed } of placed) {
    const name = typedName(personId, key);
    const column = saving.columns.find((one) => one.key === key);
    const now = rows.get(personId)?.values[key] ?? null;
    const was = cells.get(name)?.was ?? now ?? "";
    // A date that says the same in other words is no change.
    const isSame = column !== undefined && typed === cellText(column, now);
    cells.set(name, {
      personId,
      key,
      typed: isSame ? cellText(column, was === "" ? null : was) : typed,
      was,
    });
  }
  return [...cells.values()];
}
