export { carryRing, ringOf } from "./carried.ts";
export { bodyExtra, headerLength, openWhole, sealWhole, type Place } from "./envelope.ts";
export { configuredRing, ringOfText, type KeyRing } from "./key-ring.ts";
export { openBytes, openText, sealValues } from "./sealed-row.ts";
export { SealProblem } from "./seal-problem.ts";
