export { HowWorkedOut } from "./web/how-view.tsx";
export { OwnPairs } from "./web/own-pairs-part.tsx";
export { type OwnPair, listOwnPairs } from "./web/own-pairs.ts";
