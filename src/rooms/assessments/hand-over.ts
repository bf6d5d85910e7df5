import type { Tx } from "../../platform/database/database.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About } from "./begin.ts";
import { changeRunning } from "./change-assessment.ts";

type HandedOver = {
  readonly person: About;
  readonly assessmentId: string;
  readonly version: number;
  readonly name: string;
  readonly from: string;
  readonly to: { readonly staffId: string; readonly name: string; readonly agency: string };
};

/** Puts an assessment under somebody else's lead. @returns whether nobody changed it meanwhile */
export async function handOverAssessment(
  tx: Tx,
  { actor, today }: { readonly actor: StaffActor; readonly today: string },
  { person, assessmentId, version, name, from, to }: HandedOver,
): Promise<boolean> {
  const key = { assessmentId, version: String(version) };
  if (!(await changeRunning(tx, key, { lead_id: to.staffId }))) return false;
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: `${name}: ${to.name} (${to.agency}) leads it in place of ${from}`.slice(0, 200),
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return true;
}
