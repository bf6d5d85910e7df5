export {
  stagesOn,
  findEscalation,
  type OpenEscalation,
  readMyEscalations,
} from "./escalation-reads.ts";
export { stageName } from "./escalation.ts";
export { raiseEscalation } from "./raise.ts";
export { resolveEscalation } from "./resolve.ts";
export { stateWords } from "./state.ts";
export { answerEscalation, moveOn } from "./take-on.ts";
