import {
  addDays,
  compareDates,
  formatDate,
  formatDateTime,
  formatTime,
  londonDate,
  londonInstant,
} from "../../kernel/dates.ts";
import { dueAt } from "../../kernel/due.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import type { Meeting } from "./meeting-reads.ts";
import type { PanelType } from "./panel-type.ts";

/** By when a meeting is to be held: by a day, or within hours by the instant. */
export type HoldBy = { readonly on: string; readonly at: Date | null };

/** By when a meeting booked now is to be held; null where the calendar does not reach that far. */
export async function holdByOf(tx: Tx, type: PanelType, at: Date): Promise<HoldBy | null> {
  const due = dueAt(at, type.holdWithin, await getWorkingCalendar(tx));
  if (!due.ok) return null;
  return { on: londonDate(due.value), at: type.holdWithin.unit === "hours" ? due.value : null };
}

/** "25 November 2026", or "25 November 2026, 09:30" within hours. */
export const holdByWords = ({ on, at }: HoldBy): string =>
  at === null ? formatDate(on) : formatDateTime(at);

/** By when a booked meeting is to be held, as it was when it was booked. */
export const holdByOfMeeting = ({
  holdBy,
  holdByAt,
}: Pick<Meeting, "holdBy" | "holdByAt">): HoldBy | null =>
  holdBy === null ? null : { on: holdBy, at: holdByAt };

/** Whether a meeting is booked for later than it should be. */
export const isLater = (startsAt: Date, { on, at }: HoldBy): boolean =>
  at === null ? compareDates(londonDate(startsAt), on) > 0 : startsAt > at;

const hour = 3_600_000;
const [opens, closes] = ["09:00", "16:00"] as const;

/**
 * When a meeting that is held within hours could begin: the next full hour of the working day that leaves an hour to
 * ask people, or nine the next morning, or at any hour where that would be too late.
 */
export function proposedStart(now: Date, { at }: HoldBy): Date | undefined {
  if (at === null) return undefined;
  const soon = new Date(Math.ceil(now.getTime() / hour + 1) * hour);
  const time = formatTime(soon);
  if (time >= opens && time <= closes && soon <= at) return soon;
  const day = londonDate(soon);
  const morning = londonInstant(time < opens ? day : addDays(day, 1), opens);
  if (morning <= at) return morning;
  return soon <= at ? soon : undefined;
}

/** "10 working days". */
export function withinWords({ holdWithin }: PanelType): string {
  const { amount, unit } = holdWithin;
  const one = { hours: "hour", days: "day", "working-days": "working day" }[unit];
  return `${amount} ${one}${amount === 1 ? "" : "s"}`;
}
