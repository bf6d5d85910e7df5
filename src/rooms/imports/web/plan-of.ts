import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { planImport } from "../plan/plan-import.ts";
import type { ImportPlan } from "../plan/plan-types.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";

export type ReadContext = {
  readonly tx: Tx;
  readonly clock: Clock;
};

/** What bringing the workbook in would write. */
export const planOf = ({ tx, clock }: ReadContext, workbook: ReadWorkbook): Promise<ImportPlan> =>
  planImport(tx, { today: clock.today(), at: clock.now() }, workbook);

/** The records that may be of children in its rows. */
export const candidateIds = ({ matches }: ImportPlan): readonly string[] =>
  matches
    .flatMap(({ candidates }) => candidates.map(({ personId }) => personId))
    .filter((personId) => personId !== "");

/** The children whose records stand beside its rows. */
export const childrenBeside = (plan: ImportPlan): readonly string[] => [
  ...new Set([
    ...candidateIds(plan),
    ...[...plan.known, ...plan.gone].map(({ personId }) => personId),
  ]),
];
