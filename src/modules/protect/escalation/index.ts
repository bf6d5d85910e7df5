export { moveOn, answerEscalation, pauseEscalation, resolveEscalation } from "./take-on.ts";
export { handOverEscalation } from "./hand-over.ts";
export { raiseEscalation } from "./raise.ts";
export { findEscalation, listEscalations, stagesOn } from "./escalation-reads.ts";
