/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "data-quality.read": "Read data quality",
};
