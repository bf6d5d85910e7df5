/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "chase.agree": "Agreed to the new date of an action",
  "chase.ask": "Asked about something overdue",
  "chase.ask-all": "Asked an agency about everything overdue",
  "chasing.list": "Looked at what is overdue",
};
