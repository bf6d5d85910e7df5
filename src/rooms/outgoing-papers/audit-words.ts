/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "transfer.notice": "Prepared a notice to another area",
  "child.papers.read": "Viewed the papers about a child",
  "paper.ask": "Asked a second person to release a paper",
  "paper.given": "Recorded that a paper was given",
  "paper.print": "Printed or downloaded a released paper",
  "paper.read": "Read a paper that leaves",
  "paper.release": "Released a paper",
  "paper.send-back": "Sent a paper back",
  "paper.withdraw": "Withdrew a paper",
  "papers.read": "Viewed the papers that wait for them",
  "papers.register.read": "Read the register of papers",
};
