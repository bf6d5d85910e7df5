export { planCommands } from "./plan-commands.ts";
export { listSought, type Sought } from "./plan-reads.ts";
export { listPlansInLines, type PlanInLines } from "./plans-for-papers.ts";
export { linkPromise } from "./save-outcome.ts";
export { type StandingPlan, findStandingPlan } from "./standing-plan.ts";
export { planSchemeOn, type PlanScheme } from "./plan-scheme.ts";
export { recordVoice } from "./voice/record-voice.ts";
export { listNewestVoices, type NewestVoice } from "./voice/voice-reads.ts";
export { SafetyPlan } from "./web/plan-part.tsx";
