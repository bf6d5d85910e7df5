export { moveOn, answerEscalation } from "./take-on.ts";
export { resolveEscalation } from "./resolve.ts";
export { handOverEscalation } from "./hand-over.ts";
export { raiseEscalation } from "./raise.ts";
export { findEscalation, stagesOn } from "./escalation-reads.ts";
