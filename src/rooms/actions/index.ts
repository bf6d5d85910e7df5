export { giveAction, type ReachForm } from "./give-action.ts";
export type { Unopened } from "./unopened.ts";
export { reachOf, blankReach, ReachChoice, reachQuestion } from "./web/reach-choice.tsx";
export { whomToAsk, type Whose, type Askable } from "./whom-to-ask.ts";
