export { sendConcern } from "./send-concern.ts";
export { addPart, type PartAdding } from "./add-part.ts";
export { findConcern } from "./concern-reads.ts";
export { listSendingTeams } from "./sending-teams.ts";
export type { ConcernForm } from "./concern-form.ts";
export { concernRoutes } from "./web/routes.ts";
export { concernDraft } from "./concern-draft.ts";
