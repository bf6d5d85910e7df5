export { familyLinksKind } from "./configuration-kinds.ts";
export { familyLinksOn } from "./family-config.ts";
export { type WaitingView, readMyViews } from "./link-reads.ts";
export { askForm } from "./ask-form.ts";
export { makeLink } from "./make-link.ts";
export { FamilyWrote, type WrittenFor } from "./web/for-meeting.tsx";
export { FamilyLink } from "./web/parts.tsx";
export {
  groundOn,
  saidForPapers,
  type FamilySaid,
  writtenSince,
  writtenFor,
} from "./written-for.ts";
