import type { StaffActor } from "../../../platform/access/actor.ts";
import { mayOn } from "../../../platform/access/may-on.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { TrackerAsked } from "../tracker-filters.ts";
import { countGroups } from "../tracker-counts.ts";
import { findNamed, listTracker } from "../tracker-reads.ts";
import type { TrackerRow } from "../tracker-row.ts";
import type { TrackerSetting } from "../tracker-setting.ts";
import { factsOfMany } from "../../subjects/index.ts";

/** The most children in one file. A list that nobody can read through is narrowed first. */
export const mostChildren = 20_000;

export type Exportable = {
  /** In the order of the list. */
  readonly rows: readonly TrackerRow[];
  /** The view has more than one file can hold. */
  readonly isTooMany: boolean;
};

/**
 * Whom a view shows and the actor may take out. Seeing a child is not enough: the post that reaches
 * the record must hold the permission, and a place that an emergency gave allows looking and adding a
 * note, no more.
 */
export async function listExportable(
  tx: Tx,
  actor: StaffActor,
  { asked, setting }: { readonly asked: TrackerAsked; readonly setting: TrackerSetting },
): Promise<Exportable> {
  const found = await findNamed(tx, actor, asked);
  const ungrouped = { ...asked, group: undefined };
  const groups = await countGroups(tx, actor, { asked: ungrouped, setting, found });
  const count = groups.reduce((sum, { children }) => sum + children, 0);
  if (count > mostChildren) return { rows: [], isTooMany: true };
  const page = { page: 1, pageSize: mostChildren };
  const seen = await listTracker(tx, actor, { asked, setting, found, ...page });
  const ids = seen.map(({ personId }) => personId);
  const facts = await factsOfMany(tx, actor, { personIds: ids, at: setting.at });
  const mayLeave = (personId: string): boolean => {
    const record = facts.get(personId);
    return record !== undefined && mayOn(actor, "tracker.export", record).length > 0;
  };
  return { rows: seen.filter(({ personId }) => mayLeave(personId)), isTooMany: false };
}
