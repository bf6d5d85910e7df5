export { recordLicence } from "./keep-licence.ts";
export { findLicence } from "./licence-reads.ts";
export { licensingSchemeOn } from "./licensing-scheme.ts";
export { referLicence } from "./refer.ts";
export { findReferral } from "./referral-reads.ts";
export { recordAnswer, recordCheck, sendReferral } from "./referral-steps.ts";
