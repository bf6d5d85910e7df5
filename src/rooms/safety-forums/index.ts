export { safetyForumsKind } from "./configuration-kinds.ts";
export { findMeeting, findPoint } from "./forum-reads.ts";
export { forumSchemeOn } from "./forum-scheme.ts";
export {
  addMeeting,
  addPoint,
  recordChanged,
  recordPromise,
  recordTold,
  release,
} from "./keep-forum.ts";
export { recordUse, withdrawUse } from "./keep-uses.ts";
