import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CompareStaff } from "../../../platform/http/places-guard.ts";
import { onceCompared } from "../../subjects/index.ts";
import { planImport } from "../plan/plan-import.ts";
import type { ImportPlan } from "../plan/plan-types.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";

export type Asking = {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly compareStaff: CompareStaff;
};

/**
 * What bringing the workbook in would write, once the reader was compared with every child whose record
 * stands beside its rows: of a child whom they are found to know, it says nothing.
 */
export function comparedPlan(
  { tx, clock, compareStaff }: Asking,
  workbook: ReadWorkbook,
): Promise<ImportPlan> {
  const plan = () => planImport(tx, { today: clock.today(), at: clock.now() }, workbook);
  return onceCompared(compareStaff, plan, childrenOf);
}

/** The records that may be of children in its rows. */
export const candidateIds = ({ matches }: ImportPlan): readonly string[] =>
  matches
    .flatMap(({ candidates }) => candidates.map(({ personId }) => personId))
    .filter((personId) => personId !== "");

const childrenOf = (plan: ImportPlan): readonly string[] => [
  ...new Set([
    ...candidateIds(plan),
    ...[...plan.known, ...plan.gone].map(({ personId }) => personId),
  ]),
];
