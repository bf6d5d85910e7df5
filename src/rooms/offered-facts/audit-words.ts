/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "child.offered.read": "Viewed facts that sources offer to a child’s record",
  "offered.link": "Added an offered fact to a child’s record as a link",
  "offered.safe-contact": "Added an offered telephone number to a child’s record as safe contact",
  "offered.age": "Recorded an offered age on a child’s record",
  "offered.words": "Added offered words of a child to what the child says",
  "offered.profile": "Added an offered answer of a screening to a child’s vulnerability profile",
  "offered.around": "Added an offered person at home to those around a child",
  "offered.decline": "Declined a fact that a source offered to a child’s record",
};
