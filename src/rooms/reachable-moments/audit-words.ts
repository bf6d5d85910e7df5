/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "moment.answer": "Recorded what came of a moment to reach a child",
  "moment.list": "Looked at the moments that are open",
  "moment.read": "Looked at the moments of a child",
  "moment.record": "Recorded a moment to reach a child",
};
