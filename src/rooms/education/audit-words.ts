/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.education.read": "Read a child’s education",
  "education.record": "Recorded something of a child’s education",
  "education.list": "Looked whose education nobody has looked at",
  "school.list": "Looked at the schools",
  "school.new": "Began to add a school",
  "school.add": "Added a school",
  "school.read": "Looked at a school",
  "school.change": "Changed whom to ring in a school",
};
