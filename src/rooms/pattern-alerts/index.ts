export { findOwnSuggestion, type Reading } from "./own-suggestion.ts";
export { reasonsOf } from "./reasons.ts";
export { runStandingQueries, askAll } from "./standing-job.ts";
export { type Suggestion, countOpenSuggestions } from "./suggestion-reads.ts";
