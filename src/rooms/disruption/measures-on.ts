import { holds, type StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  noMeasureBecause,
  type ThingKind,
  type ThingMeasures,
} from "../people-and-places/index.ts";
import { considerable } from "./considerable.ts";
import { isOffBoard, listMeasuresOn } from "./measure-reads.ts";
import { stateText } from "./steps.ts";
import { measurePaths } from "./web/paths.ts";

/** Measures on a subject, for its page. */
export async function measuresOn(
  tx: Tx,
  actor: StaffActor,
  {
    thingId,
    kind,
    today,
  }: { readonly thingId: string; readonly kind: ThingKind; readonly today: string },
): Promise<ThingMeasures | undefined> {
  if (!holds(actor, "measure.view")) return undefined;
  const measures = await listMeasuresOn(tx, thingId);
  const mayPropose =
    holds(actor, "measure.record") &&
    (await noMeasureBecause(tx, { thingId, today })) === undefined;
  return {
    lines: measures.map(({ measureId, name, form, state, ...one }) => ({
      text: name,
      href: measurePaths.measure(measureId),
      state: `${stateText(form, state).toLowerCase()}${isOffBoard(one, today) ? ", stopped" : ""}`,
    })),
    propose: mayPropose ? measurePaths.propose(thingId) : undefined,
    consider: mayPropose ? await considerable(tx, { thingId, kind, today, measures }) : undefined,
  };
}
