export { standingPaths } from "./paths.ts";
export { findSuggestion, countOpenSuggestions } from "./suggestion-reads.ts";
export { reasonsOf } from "./reasons.ts";
export {
  askAll as askStandingQueries,
  standingJobs,
  standingSchedule,
  runStandingQueries,
} from "./standing-job.ts";
export { standingRoutes } from "./web/routes.ts";
