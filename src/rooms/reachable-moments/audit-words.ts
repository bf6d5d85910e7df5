/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "moment.answer": "Recorded the outcome of a reachable moment",
  "moment.list": "Viewed the moments that are open",
  "moment.read": "Viewed the moments of a child",
  "moment.record": "Recorded a reachable moment",
};
