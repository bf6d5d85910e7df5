export { standingPaths } from "./paths.ts";
export { findOwnSuggestion, type Reading } from "./own-suggestion.ts";
export { countOpenSuggestions, type Suggestion } from "./suggestion-reads.ts";
export { reasonsOf } from "./reasons.ts";
export {
  askAll as askStandingQueries,
  standingJobs,
  standingSchedule,
  runStandingQueries,
} from "./standing-job.ts";
export { standingRoutes } from "./web/routes.ts";
