export { listRequests } from "./enforcement/enforcement-reads.ts";
export { askForEnforcement, decideEnforcement } from "./enforcement/enforcement.ts";
export { forumsOn, recordableOfAdults, type AdultForum } from "./forums/forums.ts";
export { giveMember } from "./forums/members.ts";
export { recordReference, endReference } from "./forums/record-reference.ts";
export {
  listReferences,
  lookAgainBy,
  type KnownChild,
  readMyReferences,
} from "./forums/reference-reads.ts";
export { nrmFormOn, nrmClocksOn } from "./nrm/nrm-config.ts";
export { findReferral } from "./nrm/nrm-reads.ts";
export { considerReferral, saveAnswers } from "./nrm/prepare.ts";
export { type RecordedStep, recordStep } from "./nrm/record-step.ts";
export { type RunningReferral, readMyReferrals } from "./nrm/running-reads.ts";
export { recordView45 } from "./nrm/section45.ts";
export { submitReferral } from "./nrm/submit.ts";
export { dueWords } from "./nrm/web/list-page.tsx";
export { referralWords } from "./nrm/web/parts.tsx";
