/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.escalations.read": "Read the disagreements about a child",
  "escalation.list": "Viewed the disagreements that are open",
  "escalation.raise": "Raised a disagreement between agencies",
  "escalation.read": "Opened a disagreement between agencies",
  "escalation.answer": "Answered a disagreement between agencies",
  "escalation.move": "Escalated a disagreement to the next stage",
  "escalation.pause": "Paused the clock of a disagreement",
  "escalation.resolve": "Recorded how a disagreement ended",
  "escalation.resume": "Restarted the clock of a disagreement",
};
