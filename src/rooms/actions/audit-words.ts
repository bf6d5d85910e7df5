/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "action.read": "Read an action that was sent without the record",
  "action.close": "Recorded the outcome of an action",
};
