export { trainingSummary } from "./dry-run.ts";
export { columnRoles, type ColumnRole, type LearnedMapping } from "./columns/column-roles.ts";
export { largestFile } from "./files/open-file.ts";
export { planRows, type Known, type PlannedRow } from "./plan/plan-rows.ts";
export { readTraining } from "./read-training.ts";
export type { PersonRead, Problem, TrainingReading, TrainingRow } from "./read-types.ts";
export { folded } from "./words.ts";
