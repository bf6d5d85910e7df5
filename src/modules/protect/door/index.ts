/** What others do with visits. */
export type { PlanInBrief } from "./plan-in-brief.ts";
export { listLeftVoiceNotes, passVoiceNote, type LeftVoiceNote } from "./pass-voice-note.ts";
export { findVisit } from "./visit-reads.ts";
export { recordVisit } from "./record-visit.ts";
export { recordWarning } from "./record-warning.ts";
export { visitSchemeOn } from "./visit-scheme.ts";
