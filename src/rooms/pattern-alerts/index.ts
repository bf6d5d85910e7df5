export { findOwnSuggestion, type Reading } from "./own-suggestion.ts";
export { reasonsOf } from "./reasons.ts";
export { runStandingQueries, askAll } from "./standing-job.ts";
export { type Suggestion } from "./suggestion-reads.ts";
