export { continuityJobs, continuitySchedule } from "./continuity-jobs.ts";
export { continuityReadiness } from "./continuity-readiness.ts";
export { newestBackupIn, proveRestore, runBackup, type Continuing } from "./run-backup.ts";
export { continuityRoutes } from "./web/continuity-routes.ts";
