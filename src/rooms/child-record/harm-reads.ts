import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import { harmSaidAtDecision } from "./harm-scheme.ts";

export type HarmDecision = {
  readonly id: string;
  readonly status: string;
  /** What it was called in the scheme that it was decided under; null where a record began with it. */
  readonly said: string | null;
  readonly basis: string;
  readonly reason: string;
  readonly dissent: string | null;
  readonly reviewBy: string;
  readonly decidedOn: string;
  readonly decidedBy: string | null;
};

/** Every harm status the child has had, the newest decision first. */
export function listHarmDecisions(tx: Tx, personId: string): Promise<readonly HarmDecision[]> {
  return tx
    .selectFrom("protect.harm_decisions as d")
    .leftJoin("directory.staff as s", "s.staff_id", "d.decided_by")
    .select([
      "d.harm_decision_id as id",
      "d.status",
      harmSaidAtDecision.as("said"),
      "d.basis",
      "d.reason",
      "d.dissent",
      "d.review_by as reviewBy",
      "d.decided_on as decidedOn",
      shownName<string | null>({ staff: "s", at: "d.recorded_at" }).as("decidedBy"),
    ])
    .where("d.person_id", "=", personId)
    .orderBy("d.harm_decision_id", "desc")
    .limit(100)
    .execute();
}
