import type { TrackerCounts, TrackerFilter } from "./tracker-reads.ts";

/** How many children a filter lets through, from the counts of all. */
export function matching(
  counts: TrackerCounts,
  { level, harm, isOverdue }: Omit<TrackerFilter, "isOpen">,
): number {
  return counts
    .filter((one) => level === undefined || (one.level ?? "unknown") === level)
    .filter((one) => harm === undefined || one.harm === harm)
    .reduce((sum, { children, overdue }) => sum + (isOverdue ? overdue : children), 0);
}
