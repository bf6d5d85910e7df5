export { nameLead, trainLead } from "./keep-lead.ts";
export { listBodies } from "./lead-reads.ts";
export { leadSchemeOn } from "./lead-scheme.ts";
export { sendMessage, kindsWithLeads } from "./send-message.ts";
