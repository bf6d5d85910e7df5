import { oneOf } from "../../platform/rooms/slot.ts";
import type { Tx } from "../../platform/database/database.ts";

/** What of the safety plan somebody needs at a door. */
export type PlanInBrief = {
  /** In the child's words where the plan has them. */
  readonly wants: string | null;
  /** What the plan is to bring about, each with the promise that is due first. */
  readonly sought: readonly {
    readonly wording: string;
    readonly promise: { readonly wording: string; readonly dueOn: string } | undefined;
  }[];
  /** Adults the child trusts. */
  readonly trusted: readonly {
    readonly name: string;
    readonly relationship: string;
    readonly reachedBy: string | null;
  }[];
};

type FindPlanInBrief = (tx: Tx, personId: string) => Promise<PlanInBrief | undefined>;

export const planInBrief = oneOf<FindPlanInBrief>("the safety plan in brief");
