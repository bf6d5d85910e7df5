export { recordGiven, recordViews } from "./later-steps.ts";
export { decideRequest } from "./decide.ts";
export { decideSafety } from "./notify-safely.ts";
export { findRequest } from "./request-reads.ts";
export { recordRequest } from "./record-request.ts";
export { requestSchemeOn } from "./request-scheme.ts";
