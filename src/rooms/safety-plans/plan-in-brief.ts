import type { Tx } from "../../platform/database/database.ts";
import type { PlanInBrief } from "../child-record/index.ts";
import { findPlan } from "./plan-reads.ts";

/** What of a child's plan somebody needs at a door; undefined where nothing has been planned. */
export async function findPlanInBrief(tx: Tx, personId: string): Promise<PlanInBrief | undefined> {
  const whole = await findPlan(tx, personId);
  if (!whole) return undefined;
  const { plan, outcomes, trusted } = whole;
  return {
    wants: plan.childWants,
    sought: outcomes
      .filter(({ endedOn }) => endedOn === null)
      .map(({ wording, promises }) => ({
        wording,
        promise: promises
          .filter(({ state }) => state === "open")
          .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))[0],
      })),
    trusted: trusted.map(({ name, relationship, reachedBy }) => ({
      name,
      relationship,
      reachedBy,
    })),
  };
}
