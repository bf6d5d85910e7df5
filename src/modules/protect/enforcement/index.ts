export { askForEnforcement, decideEnforcement } from "./enforcement.ts";
export { listRequests, type EnforcementRequest } from "./enforcement-reads.ts";
