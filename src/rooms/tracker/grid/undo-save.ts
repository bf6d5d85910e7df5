import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { type FieldChange, type FieldKey, recordFacts } from "../../child-record/index.ts";
import { tellChanges } from "./grid-chronology.ts";
import { readGridRows, type GridRow } from "./grid-rows.ts";
import type { Saving } from "./save-grid.ts";
import { findSave, listSavedFacts, type SavedFact, type TrackerSave } from "./save-reads.ts";

export type UndoAnswer =
  | { readonly kind: "accepted"; readonly personIds: readonly string[]; readonly cells: number }
  | { readonly kind: "notFound" }
  /** Nothing was given back: too late, done before, or no value is as it was saved. */
  | { readonly kind: "nothing" };

const dayInMs = 86_400_000;

/** Whether a save can be undone at this moment: once, within a day, and never an undoing. */
export const isUndoable = (
  { savedAt, undoes, undoneBy, cells, decisions, places }: TrackerSave,
  at: Date,
): boolean =>
  undoes === null &&
  undoneBy === null &&
  cells > decisions + places &&
  at.getTime() - savedAt.getTime() <= dayInMs;

/**
 * Gives back the values of a save that are still what was saved, as new facts. A value that somebody
 * changed since stays, and so does one of a child whom the actor may no longer change. Decisions are
 * never undone: they are decided again.
 */
export async function undoSave(
  tx: Tx,
  undoing: Pick<Saving, "actor" | "at" | "ground">,
  saveId: string,
): Promise<UndoAnswer> {
  const { actor, at, ground } = undoing;
  const save = await findSave(tx, saveId);
  if (!save) return { kind: "notFound" };
  const facts = await listSavedFacts(tx, save);
  const personIds = [...new Set(facts.map(({ personId }) => personId))];
  const rows = await readGridRows(tx, actor, { personIds, at, isSaving: true });
  // Asked again with the rows held: of two who press at once the second finds it done.
  const now = await findSave(tx, saveId);
  const back = facts.filter((fact) => isAsSaved(fact, rows.get(fact.personId))).map(giveBack);
  if (!now || !isUndoable(now, at) || back.length === 0) return { kind: "nothing" };
  const undoneBy = newId();
  const { partnershipId } = actor;
  const { today } = ground;
  const basis = { basis: "undone", saveId: undoneBy, source: "The tracker" } as const;
  await recordFacts(tx, { actor, partnershipId, at, today, ...basis }, back);
  await tellChanges(tx, { actor, ...ground }, back);
  const children = [...new Set(back.map(({ personId }) => personId))];
  await tx
    .insertInto("protect.tracker_saves")
    .values({
      save_id: undoneBy,
      partnership_id: partnershipId,
      staff_id: actor.id,
      saved_at: at,
      cells: back.length,
      children: children.length,
      undoes: saveId,
    })
    .execute();
  return { kind: "accepted", personIds: children, cells: back.length };
}

export const isAsSaved = ({ field, value }: SavedFact, row: GridRow | undefined): boolean =>
  row !== undefined && row.may.has("child.edit") && (row.values[field] ?? null) === value;

const giveBack = ({ personId, field, value, was }: SavedFact): FieldChange => ({
  personId,
  field: field as FieldKey,
  value: was,
  was: value,
});
