/** What a file that waits brings in: children of a tracker, or who attended which course. */
export type WorkbookKind = "tracker" | "training";

/** The background work that reads a file of each kind. */
export const readingJobs = {
  tracker: "read-workbook",
  training: "read-training",
} as const satisfies Readonly<Record<WorkbookKind, string>>;
