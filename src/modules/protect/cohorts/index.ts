/** What others do with cohorts. */
export { reviewApproach, tryApproach } from "./approach.ts";
export { giveReader } from "./cohort-list.ts";
export { cohortSchemeOn } from "./cohort-scheme.ts";
export { findCohort } from "./cohort-reads.ts";
export { openCohort } from "./keep-cohort.ts";
export { findMembership, listApproaches } from "./member-reads.ts";
export { joinCohort } from "./membership.ts";
