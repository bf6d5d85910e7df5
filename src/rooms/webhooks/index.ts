export { addHook } from "./hook-commands.ts";
export { hookJobs, hookSchedule } from "./hook-jobs.ts";
