/** What other slices read, and what the demonstration tells its stories with: the commands that people use. */
export { addUpdate } from "./add-update.ts";
export { countMissing, type MissingCounts } from "./count-for-papers.ts";
export { listPassedOn } from "./log-reads.ts";
export {
  missingFirst,
  missingNumbers,
  missingShown,
  missingText,
  type MissingNumbers,
} from "./missing-count.ts";
export { holdEpisode } from "./episode-reads.ts";
export { findOpenEpisode } from "./open-episode.ts";
export { fromKinds } from "./missing-scheme.ts";
export { missingPaths } from "./web/paths.ts";
export { gradeSchemeOn, interviewClockOn, reasonsOn } from "./missing-scheme.ts";
export { type ListNotMatched, type NotMatched } from "./not-matched.ts";
export { NotMatchedPart } from "./web/not-matched.tsx";
export { momentFieldsOf } from "./moment.ts";
export { recordAttempt } from "./record-attempt.ts";
export { recordPrevention } from "./record-prevention.ts";
export { recordReturn } from "./record-return.ts";
export { reportMissing } from "./report-missing.ts";
export { stopInterview } from "./stop-interview.ts";
export { settlePassedOn, passOn } from "./pass-on.ts";
export { tellOfMissing } from "./tell.ts";
export { findTriggerPlan } from "./trigger-plan-reads.ts";
export { saveTriggerPlan } from "./trigger-plan.ts";
