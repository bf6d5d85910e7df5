/** The job that opens a file of another system. */
export const readingJob = "read-feed";
