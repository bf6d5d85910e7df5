/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "calendar.add": "Added a non-working day",
  "calendar.read": "Viewed the calendar",
};
