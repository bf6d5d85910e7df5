export { dutySchemeOn } from "./duty-scheme.ts";
export { recordDuty } from "./record-duty.ts";
export { recordRelease } from "./releases/keep-release.ts";
