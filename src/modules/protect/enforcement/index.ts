export { askForEnforcement, decideEnforcement } from "./enforcement.ts";
export { listRequests } from "./enforcement-reads.ts";
