import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { About } from "./escalation.ts";
import { addStep, changeOpen } from "./escalation-steps.ts";

type HandedOver = {
  readonly person: About;
  readonly escalationId: string;
  readonly stage: string;
  readonly version: number;
  readonly from: string;
  readonly to: { readonly staffId: string };
};

/** Puts a disagreement to somebody else to decide. @returns whether nobody changed it meanwhile */
export async function handOverEscalation(
  tx: Tx,
  acting: { readonly actor: StaffActor; readonly at: Date; readonly today: string },
  { person, escalationId, stage, version, from, to }: HandedOver,
): Promise<boolean> {
  const key = { escalationId, version: String(version) };
  if (!(await changeOpen(tx, key, { decider_id: to.staffId }))) return false;
  const wording = `Decides in place of ${from}`;
  const step = { step: "handed-over", stage, deciderId: to.staffId, wording } as const;
  await addStep(tx, acting, { person, escalationId, ...step });
  return true;
}
