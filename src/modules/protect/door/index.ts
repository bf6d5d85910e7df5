/** What others do with visits. */
export type { PlanInBrief } from "./plan-in-brief.ts";
export { recordVisit } from "./record-visit.ts";
export { recordWarning } from "./record-warning.ts";
export { visitSchemeOn } from "./visit-scheme.ts";
