/** The job that takes the rows of a file, a hundred at a time. */
export const takingJob = "take-feed";
