export { carryRing, ringOf } from "./carried.ts";
export { openWhole, sealWhole, type Place } from "./envelope.ts";
export { configuredRing, ringOfText, type KeyRing } from "./key-ring.ts";
export { openBytes, openText, sealValues } from "./sealed-row.ts";
