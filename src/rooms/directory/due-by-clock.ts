import { londonDate } from "../../kernel/dates.ts";
import { dueOrSooner } from "../../kernel/due.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getWorkingCalendar } from "./add-holiday.ts";
import { getConfiguration, clockKind } from "../configuration/index.ts";

/** When something that began at this moment is due, by the partnership's clock of that day. */
export async function dueByClock(tx: Tx, key: string, from: Date): Promise<Date> {
  const { body } = await getConfiguration(tx, { kind: clockKind, key, on: londonDate(from) });
  return dueOrSooner(from, body.within, await getWorkingCalendar(tx));
}
