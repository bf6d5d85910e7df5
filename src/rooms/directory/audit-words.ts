/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "calendar.add": "Added a non-working day",
  "calendar.read": "Viewed the calendar",
  "directory.list": "Viewed the directory of telephone numbers",
  "directory.read": "Viewed telephone numbers of an agency, team, service or role",
  "directory.new": "Began to add a telephone number",
  "directory.add": "Added a telephone number to the directory",
  "directory.change": "Changed a telephone number",
  "directory.end": "Took a telephone number out of the directory",
  "directory.rung": "Recorded whether a telephone number was answered",
};
