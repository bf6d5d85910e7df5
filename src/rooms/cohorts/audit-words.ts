/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.cohorts.read": "Looked which cohorts a child is in",
  "cohort.list": "Looked at the cohorts",
  "cohort.new": "Began to open a cohort",
  "cohort.open": "Opened a cohort",
  "cohort.read": "Looked at a cohort",
  "cohort.close": "Closed a cohort",
  "cohort.list-add": "Put a colleague on the list of a cohort",
  "cohort.list-end": "Took a colleague off the list of a cohort",
  "cohort.join": "Decided that a child is in a cohort",
  "cohort.member.read": "Looked at a child’s place in a cohort",
  "cohort.try": "Recorded what is tried with a child",
  "cohort.review": "Recorded whether what was tried worked",
  "cohort.leave": "Decided that a child leaves a cohort",
};
