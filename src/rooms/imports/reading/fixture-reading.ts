import { workbookOf } from "./fixture-workbook.ts";
import { readTracker } from "./read-tracker.ts";
import type { TrackerReading } from "./reading-types.ts";

type Options = Omit<Parameters<typeof readTracker>[1], "today">;

/** What is read from exactly these sheets and cells, on the day of the other tests. */
export async function readingOf(
  sheets: Parameters<typeof workbookOf>[0],
  options: Options = {},
): Promise<TrackerReading> {
  const reading = await readTracker(await workbookOf(sheets), { today: "2026-11-24", ...options });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  return reading;
}
