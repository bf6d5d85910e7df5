/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.chronology.read": "Read a chronology",
  "child.worry.read": "Read how worried we are about a child",
};
