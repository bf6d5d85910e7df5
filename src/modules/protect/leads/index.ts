export { nameLead } from "./keep-lead.ts";
export { listBodies } from "./lead-reads.ts";
export { leadSchemeOn } from "./lead-scheme.ts";
export { sendMessage } from "./send-message.ts";
