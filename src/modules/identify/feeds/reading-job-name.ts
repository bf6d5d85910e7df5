/** The job that opens a workbook of another system. */
export const readingJob = "read-feed";
