export { importSummary, importTracker, type ImportResult } from "./imports/import-tracker.ts";
export { dryRunReport } from "./imports/reading/dry-run-report.ts";
export { readTracker } from "./imports/reading/read-tracker.ts";
