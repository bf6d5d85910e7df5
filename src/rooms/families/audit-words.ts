/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "chronology.group.export": "Exported one child’s part of a joint chronology",
  "chronology.group.print": "Printed one child’s part of a joint chronology",
  "chronology.group.read": "Read the chronologies of several children side by side",
  "family.link.agree": "Agreed, as the second person, to a link for a family",
  "family.link.code": "Typed in the code of a family’s link",
  "family.link.give": "Made the token of a family’s link",
  "family.link.make": "Made a link for a family",
  "family.link.open": "Opened a family’s link",
  "family.link.send": "Sent an answer by a family’s link",
  "family.link.withdraw": "Withdrew a family’s link",
  "family.view.acknowledge": "Marked a family’s message as read",
  "family.view.came-of": "Recorded what came of a family’s message",
  "family.view.read": "Read a family’s message",
  "family.views.read": "Viewed what a family wrote, and their links",
};
