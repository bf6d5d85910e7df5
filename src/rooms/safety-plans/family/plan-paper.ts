import type { Tx } from "../../../platform/database/database.ts";
import type { Preparing } from "../../outgoing-papers/index.ts";
import type { CircleMember } from "../../subjects/index.ts";
import { soughtOf, type WholePlan } from "../plan.ts";
import { findLastAgreed, type Agreed } from "../version-reads.ts";
import { familyPrint } from "./family-print.ts";
import { listFamilyRows, type FamilyRow } from "./family-words.ts";

export type PaperContext = {
  readonly whole: WholePlan;
  readonly agreed: Agreed | undefined;
  readonly rows: readonly FamilyRow[];
};

export async function readPaperContext(tx: Tx, whole: WholePlan): Promise<PaperContext> {
  return {
    whole,
    agreed: await findLastAgreed(tx, whole.plan.planId),
    rows: await listFamilyRows(tx, whole),
  };
}

type Made = Pick<Preparing, "madeFrom" | "documentFor">;

/** The family's paper of what was agreed, for whoever it turns out to be for; undefined before that. */
export function planPaperFor(
  { whole, agreed, rows }: PaperContext,
  { circle, language }: { readonly circle: readonly CircleMember[]; readonly language: string },
): Made | undefined {
  if (!agreed) return undefined;
  const promises = soughtOf(whole).flatMap((outcome) => outcome.promises);
  return {
    madeFrom: [
      { record: "protect.plans", id: whole.plan.planId, version: agreed.number },
      ...rows
        .filter(({ version }) => version > 0)
        .map(({ aboutId: id, version }) => ({
          record: "protect.plan_family_words",
          id,
          version,
        })),
    ],
    documentFor: (recipient) =>
      familyPrint({ agreed, rows, promises, circle, language }, recipient),
  };
}
