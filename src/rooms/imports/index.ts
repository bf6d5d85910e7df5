export { importSummary, importTracker, planSummary } from "./import-tracker.ts";
export { planImport } from "./plan/plan-import.ts";
export { dryRunReport } from "./reading/dry-run-report.ts";
export { readTracker } from "./reading/read-tracker.ts";
export { rememberedColumns } from "./workbook/column-choices.ts";
export { keepRead } from "./workbook/keep-read.ts";
export { addWorkbook } from "./workbook/add-workbook.ts";
export { rememberedOfSources, rememberSource } from "./workbook/column-choices.ts";
export { readApart } from "./workbook/read-apart.ts";
export { readingJobOf } from "./workbook/reading-job.ts";
export { findReading, findWorkbook, importedOn, listWorkbooks } from "./workbook/workbook-reads.ts";
export { unfinishedDays, type ReadWorkbook, type Workbook } from "./workbook/workbook-types.ts";
export {
  keepDecisions,
  keepForRows,
  readAgain,
  removeWorkbook,
} from "./workbook/workbook-writes.ts";
export type { ImportResult } from "./writing/write-types.ts";
