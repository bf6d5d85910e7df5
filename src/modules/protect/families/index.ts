export { FamilyWrote, type WrittenFor } from "./web/for-meeting.tsx";
export { makeLink } from "./make-link.ts";
export { familyPaths } from "./web/paths.ts";
export {
  writtenFor,
  writtenSince,
  saidForPapers,
  groundOn,
  type FamilySaid,
} from "./written-for.ts";
