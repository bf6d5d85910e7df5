/** The background work that reads a workbook. */
export const readingJob = "read-workbook";
