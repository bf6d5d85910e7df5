import { londonDate } from "../../kernel/dates.ts";
import { dueAt } from "../../kernel/due.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import type { PanelType } from "./panel-type.ts";

/** The day by which a meeting booked now is to be held; null where the calendar does not reach that far. */
export async function holdByOf(tx: Tx, type: PanelType, at: Date): Promise<string | null> {
  const due = dueAt(at, type.holdWithin, await getWorkingCalendar(tx));
  return due.ok ? londonDate(due.value) : null;
}

/** "10 working days". */
export function withinWords({ holdWithin }: PanelType): string {
  const { amount, unit } = holdWithin;
  const one = { hours: "hour", days: "day", "working-days": "working day" }[unit];
  return `${amount} ${one}${amount === 1 ? "" : "s"}`;
}
