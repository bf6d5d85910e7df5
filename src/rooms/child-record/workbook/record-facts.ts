import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";
import { putBirthsRight, replaceWhereabouts } from "../../subjects/index.ts";
import { recordStageMoves } from "../pathway/stage-moves.ts";
import type { FieldChange, TrackerField } from "./fields.ts";

type Recording = {
  readonly actor: Actor;
  readonly partnershipId: number;
  readonly at: Date;
  readonly today: string;
  readonly basis: "recorded" | "imported" | "undone";
  /** What was given together and is undone together. */
  readonly saveId: string;
  /** Who says so, for facts that are kept with their source. */
  readonly source: string;
  /** Why a child is moved along the pathway, where a person says so on its own page. */
  readonly why?: string;
};

/**
 * Gives values in the tracker's columns: each is added to what was said before, and the list shows the
 * latest. A few statements however many cells. Whether the values can be read, and whether somebody else
 * changed them meanwhile, has been asked before. Ward and school of a child whose whereabouts are
 * protected go to the named people only, like everything that says where a child can be found, and
 * leave no value here.
 */
export async function recordFacts(
  tx: Tx,
  recording: Recording,
  changes: readonly FieldChange[],
): Promise<void> {
  const kept = changes.filter(({ field }) => field !== "ward" && field !== "school");
  await insertAll(tx, "protect.tracker_facts", factRows(kept, recording));
  const byField = Map.groupBy(changes, ({ field }) => field);
  for (const [field, cells] of byField) await project(tx, recording, { field, cells });
  await touch(tx, changes, recording);
}

const factRows = (
  changes: readonly FieldChange[],
  { actor, partnershipId, at, basis, saveId }: Recording,
) =>
  changes.map(({ personId, field, value, was }) => ({
    tracker_fact_id: newId(),
    partnership_id: partnershipId,
    person_id: personId,
    field,
    value,
    was,
    basis,
    save_id: saveId,
    recorded_by: actor.kind === "staff" ? actor.id : null,
    recorded_at: at,
  }));

type Cells = { readonly field: string; readonly cells: readonly FieldChange[] };

/** How each field stands in the projection: what is set for `v.value`. */
const projections: Readonly<Record<Exclude<TrackerField, "bornOn" | "ward" | "school">, string>> = {
  stage: "stage = v.value",
  openedOn: "opened_on = v.value::date",
  lastPanelOn: "last_panel_on = v.value::date",
  lastContactOn: "last_contact_on = v.value::date",
  missingCount: "missing_count = v.value::int",
};

async function project(tx: Tx, recording: Recording, { field, cells }: Cells): Promise<void> {
  if (field === "bornOn") return putBirthsRight(tx, cells);
  if (field === "ward" || field === "school") {
    return replaceWhereabouts(tx, recording, { kind: field, facts: cells });
  }
  const { today } = recording;
  if (field === "stage") await keepMoves(tx, recording, cells);
  const set = field.startsWith("own.")
    ? sql`own = case when v.value is null then own - ${field.slice(4)}::text
        else own || jsonb_build_object(${field.slice(4)}::text, v.value) end`
    : sql.raw(projections[field as keyof typeof projections]);
  const dated =
    field === "stage"
      ? sql`, stage_since = ${today}::date`
      : field === "missingCount"
        ? sql`, missing_counted_on = case when v.value is null then null else ${today}::date end`
        : sql``;
  await sql`
    update protect.tracker_entries t set ${set} ${dated}
    from unnest(${cells.map(({ personId }) => personId)}::uuid[], ${cells.map(({ value }) => value)}::text[])
      as v (person_id, value)
    where t.person_id = v.person_id`.execute(tx);
}

async function keepMoves(
  tx: Tx,
  { actor, partnershipId, at, today, basis, why }: Recording,
  cells: readonly FieldChange[],
): Promise<void> {
  const said = basis === "recorded" ? "tracker" : basis;
  const moving = {
    partnershipId,
    at,
    today,
    reason: why,
    basis: why === undefined ? said : "moved",
    movedBy: actor.kind === "staff" ? actor.id : null,
  } as const;
  await recordStageMoves(
    tx,
    moving,
    cells.map(({ personId, value }) => ({ personId, to: value })),
  );
}

/** Something was recorded about these children now. */
async function touch(tx: Tx, changes: readonly FieldChange[], { at }: Recording): Promise<void> {
  const personIds = [...new Set(changes.map(({ personId }) => personId))];
  if (personIds.length === 0) return;
  await tx
    .updateTable("protect.tracker_entries")
    .set({ last_entry_at: at })
    .where((row) => row("person_id", "=", row.fn.any(row.val(personIds))))
    .execute();
}
