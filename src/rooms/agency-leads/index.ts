export { nameLead } from "./keep-lead.ts";
export { bodiesLedBy, listBodies } from "./lead-reads.ts";
export { leadSchemeOn, type LeadScheme } from "./lead-scheme.ts";
export { listReceipts } from "./message-reads.ts";
export { namesWithinReach, namesOfChildren } from "./names.ts";
export { sendMessage, openMine, tellReceipt } from "./send-message.ts";
export { renewLeadTraining } from "./renew-training.ts";
