export { recordCourt, recordEscalation } from "./court.ts";
export { recordInterview, recordMeasures } from "./interview.ts";
export { findInvestigation } from "./reads.ts";
export { officersOn, recordInvestigation } from "./record-investigation.ts";
export { recordReview, recordStatement } from "./rights.ts";
export { investigationSchemeOn } from "./scheme.ts";
export { recordState } from "./state.ts";
export { recordUpdate } from "./update.ts";
