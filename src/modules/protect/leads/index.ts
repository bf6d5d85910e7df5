export { nameLead } from "./keep-lead.ts";
export { listBodies } from "./lead-reads.ts";
export { namesOfChildren, namesWithinReach } from "./names.ts";
export { leadSchemeOn } from "./lead-scheme.ts";
export { openMine, sendMessage, tellReceipt } from "./send-message.ts";
export { listReceipts } from "./message-reads.ts";
