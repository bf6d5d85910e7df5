export { addHook } from "./hook-commands.ts";
export { hookJobs, hookSchedule } from "./hook-jobs.ts";
export { hookRoutes } from "./web/routes.ts";
