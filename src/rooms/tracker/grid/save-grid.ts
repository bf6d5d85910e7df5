import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  setHarmStatus,
  stepDownOn,
  type FloorRules,
  floorRulesOf,
  setLevel,
  type FieldChange,
  recordFacts,
} from "../../child-record/index.ts";
import { gridDecisions, isEachAsked, reasonErrors, type GridDecision } from "./ask-reasons.ts";
import { tellChanges } from "./grid-chronology.ts";
import {
  isDecision,
  isWhereabouts,
  type CellKey,
  type GridColumn,
  type GridContext,
} from "./grid-columns.ts";
import { readGridRows, type GridRow } from "./grid-rows.ts";
import { judgeCells, type JudgedCell } from "./judge-cells.ts";
import { rowIds, typedCells } from "./typed-cells.ts";

type Fields = Readonly<Record<string, string | readonly string[]>>;

export type Saving = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly ground: GridContext;
  readonly columns: readonly GridColumn[];
  readonly calendar: WorkingCalendar;
};

type Looked = {
  readonly rows: ReadonlyMap<string, GridRow>;
  readonly judged: readonly JudgedCell[];
};

/** What came of a save. Unless it is "saved", nothing was written. */
export type GridSave =
  | { readonly kind: "nothing" }
  /** Some cell cannot be saved as it is: nothing is, until each is answered. */
  | (Looked & { readonly kind: "problems" })
  /** A level or a harm status is changed and has no reason yet, or one that cannot be recorded. */
  | (Looked & {
      readonly kind: "reasons";
      readonly decisions: readonly GridDecision[];
      readonly errors: readonly FieldError[];
    })
  | {
      readonly kind: "saved";
      readonly saveId: string;
      readonly personIds: readonly string[];
      readonly cells: number;
    };

/**
 * Saves what was changed in the grid, all of it or none. What changed is worked out from what each
 * cell said when it was read; permission is asked again for each child; a cell that somebody else
 * changed meanwhile comes back with theirs. A level and a harm status go through the decisions that
 * every other page makes, each with its reason.
 */
export async function saveGrid(tx: Tx, saving: Saving, fields: Fields): Promise<GridSave> {
  const { actor, at, ground, columns, calendar } = saving;
  const rows = await readGridRows(tx, actor, { personIds: rowIds(fields), at, isSaving: true });
  const judged = judgeCells(typedCells(fields), { rows, columns });
  const isFine = ({ verdict: { kind } }: JudgedCell): boolean =>
    kind === "same" || kind === "changed";
  if (!judged.every(isFine)) return { kind: "problems", rows, judged };
  const changed = judged.filter(({ verdict }) => verdict.kind === "changed");
  if (changed.length === 0) return { kind: "nothing" };
  const decisions = gridDecisions(judged, fields);
  if (!isEachAsked(decisions, rows))
    return { kind: "reasons", rows, judged, decisions, errors: [] };
  const errors = reasonErrors(decisions, {
    ...ground,
    calendar,
    stepDownRule: await stepDownOn(tx, ground.today),
    floorRules: await floorRulesOfAll(tx, saving, decisions),
  });
  if (errors.length > 0) return { kind: "reasons", rows, judged, decisions, errors };
  const saveId = newId();
  await writeFacts(tx, saving, { saveId, facts: factsOf(changed) });
  // Levels first: they were held to the floors of the harm status that stood.
  const isLevel = ({ key }: GridDecision): number => (key === "level" ? 0 : 1);
  for (const decision of decisions.toSorted((one, other) => isLevel(one) - isLevel(other)))
    await decide(tx, saving, decision);
  const personIds = [...new Set(changed.map(({ personId }) => personId))];
  await keepSave(tx, saving, { saveId, changed, children: personIds.length });
  return { kind: "saved", saveId, personIds, cells: changed.length };
}

async function floorRulesOfAll(
  tx: Tx,
  { actor, ground: { today } }: Saving,
  decisions: readonly GridDecision[],
): Promise<ReadonlyMap<string, FloorRules>> {
  const found = new Map<string, FloorRules>();
  for (const { key, personId, value } of decisions) {
    if (key !== "level") continue;
    found.set(personId, await floorRulesOf(tx, { actor, today }, { personId, level: value }));
  }
  return found;
}

function factsOf(changed: readonly JudgedCell[]): readonly FieldChange[] {
  return changed.flatMap(({ personId, column: { key }, was, verdict }) =>
    verdict.kind !== "changed" || isDecision(key)
      ? []
      : [{ personId, field: key, value: verdict.value, was: was === "" ? null : was }],
  );
}

async function writeFacts(
  tx: Tx,
  { actor, at, ground: { today, pathway } }: Saving,
  { saveId, facts }: { readonly saveId: string; readonly facts: readonly FieldChange[] },
): Promise<void> {
  const { partnershipId } = actor;
  const source = "The tracker";
  await recordFacts(
    tx,
    { actor, partnershipId, at, today, basis: "recorded", saveId, source },
    facts,
  );
  await tellChanges(tx, { actor, today, pathway }, facts);
}

/** The rows are held and the form has been read: it is accepted, or the whole save ends here. */
async function decide(
  tx: Tx,
  { actor, at, ground, calendar }: Saving,
  { personId, key, value, form }: GridDecision,
): Promise<void> {
  const { version } = await tx
    .selectFrom("protect.tracker_entries")
    .select("version")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  const given = { ...form, version: String(version) };
  const person = { personId, partnershipId: actor.partnershipId };
  const deciding = { actor, at, calendar, ...ground };
  const change =
    key === "level"
      ? await setLevel(tx, deciding, { person, form: { ...given, level: value } })
      : await setHarmStatus(tx, deciding, { person, form: { ...given, status: value } });
  if (change.kind !== "accepted") throw new Error(`a decision in the grid was ${change.kind}`);
}

async function keepSave(
  tx: Tx,
  { actor, at }: Saving,
  save: {
    readonly saveId: string;
    readonly changed: readonly JudgedCell[];
    readonly children: number;
  },
): Promise<void> {
  const { saveId, changed, children } = save;
  const of = (isOne: (key: CellKey) => boolean): readonly string[] =>
    changed.filter(({ column }) => isOne(column.key)).map(({ personId }) => personId);
  const [decided, placed] = [of(isDecision), of(isWhereabouts)];
  await tx
    .insertInto("protect.tracker_saves")
    .values({
      save_id: saveId,
      partnership_id: actor.partnershipId,
      staff_id: actor.id,
      saved_at: at,
      cells: changed.length,
      children,
      decisions: decided.length,
      places: placed.length,
      decided: [...new Set(decided)],
      placed: [...new Set(placed)],
    })
    .execute();
}
