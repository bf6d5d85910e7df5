/** What other rooms may use of referrals to the National Referral Mechanism. */
export { nrmClocksOn, nrmFormOn } from "./nrm-config.ts";
export { findReferral } from "./nrm-reads.ts";
export { considerReferral, saveAnswers } from "./prepare.ts";
export { recordStep, type RecordedStep } from "./record-step.ts";
export { recordView45 } from "./section45.ts";
export { submitReferral } from "./submit.ts";
