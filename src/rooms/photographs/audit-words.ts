/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "photograph.read": "Read what is held of a photograph of a child",
  "photograph.open": "Opened a photograph of a child",
  "photograph.list": "Listed photographs of children to check or review",
  "photograph.add": "Added a photograph of a child",
  "photograph.check": "Checked a photograph of a child as the second person",
  "photograph.review": "Reviewed a photograph of a child",
};
