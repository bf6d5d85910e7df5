/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "audit.read": "Looked at the audit",
  "audit.checkpoints.read": "Looked at the checkpoints of the audit",
  "audit.record.read": "Looked who came to a record",
  "unusual.list": "Looked at unusual use of records",
  "unusual.read": "Looked at one unusual use of records",
  "unusual.answer": "Recorded the answer on an unusual use of records",
  "child.looked.read": "Looked who has looked at a record",
  "exit.make": "Took everything out for a partnership that leaves",
  "help.read": "Read the help",
  "accessibility.read": "Read the accessibility statement",
};
