export { addUpdate } from "./add-update.ts";
export { countMissing, type MissingCounts } from "./count-for-papers.ts";
export { holdEpisode } from "./episode-reads.ts";
export { listPassedOn } from "./log-reads.ts";
export {
  type MissingLine,
  type InterviewLine,
  nobodyMissing,
  readMissingAtWork,
} from "./missing-at-work-reads.ts";
export {
  type MissingNumbers,
  missingNumbers,
  missingFirst,
  missingText,
  missingShown,
  missingFrom,
  missingOfAll,
  missingRecorded,
  childrenMissing,
  type MissingShown,
} from "./missing-count.ts";
export { gradeSchemeOn, interviewClockOn, reasonsOn, fromKinds } from "./missing-scheme.ts";
export { type NotMatched, type ListNotMatched, notMatchedChildren } from "./not-matched.ts";
export { passOn, settlePassedOn } from "./pass-on.ts";
export { recordAttempt } from "./record-attempt.ts";
export { recordPrevention } from "./record-prevention.ts";
export { recordReturn } from "./record-return.ts";
export { reportMissing } from "./report-missing.ts";
export { stopInterview } from "./stop-interview.ts";
export { tellOfMissing } from "./tell.ts";
export { findTriggerPlan } from "./trigger-plan-reads.ts";
export { saveTriggerPlan } from "./trigger-plan.ts";
export { NotMatchedPart, NotMatchedLine } from "./web/not-matched.tsx";
export { MissingLines } from "./web/work-parts.tsx";
