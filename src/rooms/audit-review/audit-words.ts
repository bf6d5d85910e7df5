/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "audit.read": "Viewed the audit",
  "audit.checkpoints.read": "Viewed the checkpoints of the audit",
  "audit.record.read": "Viewed who came to a record",
  "unusual.list": "Viewed unusual use of records",
  "unusual.read": "Viewed one unusual use of records",
  "unusual.answer": "Recorded the answer on an unusual use of records",
  "child.looked.read": "Viewed who has looked at a record",
  "exit.make": "Exported everything for a partnership that leaves",
  "help.read": "Read the help",
  "accessibility.read": "Read the accessibility statement",
};
