export { importSummary, importTracker, planSummary } from "./import-tracker.ts";
export { planImport } from "./plan/plan-import.ts";
export { dryRunReport } from "./reading/dry-run-report.ts";
export { readTracker } from "./reading/read-tracker.ts";
export { rememberedColumns } from "./workbook/column-choices.ts";
export { keepRead } from "./workbook/keep-read.ts";
export { readApart } from "./workbook/read-apart.ts";
export type { ImportResult } from "./writing/write-types.ts";
