/** What others do with visits. */
export { type FindPlanInBrief, type PlanInBrief } from "./plan-in-brief.ts";
export { recordVisit } from "./record-visit.ts";
export { changeWarning, recordWarning } from "./record-warning.ts";
export { keepVoiceNote } from "./voice-notes.ts";
export { listVisits } from "./visit-reads.ts";
export { visitSchemeOn } from "./visit-scheme.ts";
export { listWarnings } from "./warning-reads.ts";
