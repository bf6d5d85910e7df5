/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.supervision.read": "Read what was considered of a child in supervision",
  "supervision.record": "Recorded supervision about a child",
  "team.read": "Looked at what their team holds",
  "team.worker.read": "Looked at what one of their team holds",
  "chase.read": "Opened a question that was asked of them",
  "home.read": "Looked at their home",
  "work.read": "Looked at their own work",
};
