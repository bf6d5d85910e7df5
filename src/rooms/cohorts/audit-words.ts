/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.cohorts.read": "Viewed which cohorts a child is in",
  "cohort.list": "Viewed the cohorts",
  "cohort.new": "Began to open a cohort",
  "cohort.open": "Opened a cohort",
  "cohort.read": "Viewed a cohort",
  "cohort.close": "Closed a cohort",
  "cohort.list-add": "Put a colleague on the list of a cohort",
  "cohort.list-end": "Removed a colleague from the list of a cohort",
  "cohort.offer": "Recorded what a cohort was offered",
  "cohort.offer.count": "Recorded what came of an offer to a cohort, in numbers",
  "cohort.join": "Decided that a child is in a cohort",
  "cohort.member.read": "Viewed a child’s place in a cohort",
  "cohort.try": "Recorded what is tried with a child",
  "cohort.review": "Recorded whether what was tried worked",
  "cohort.leave": "Decided that a child leaves a cohort",
};
