/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.education.read": "Read a child’s education",
  "education.record": "Recorded something of a child’s education",
  "education.list": "Viewed whose education nobody has looked at",
  "school.list": "Viewed the schools",
  "school.new": "Began to add a school",
  "school.add": "Added a school",
  "school.read": "Viewed a school",
  "school.change": "Changed a school’s contact",
};
