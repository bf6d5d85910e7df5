export { continuityJobs, continuitySchedule } from "./continuity-jobs.ts";
export { continuityReadiness } from "./continuity-readiness.ts";
export { proveRestore, runBackup } from "./run-backup.ts";
export { continuityRoutes } from "./web/continuity-routes.ts";
