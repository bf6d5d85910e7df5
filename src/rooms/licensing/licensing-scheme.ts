import { clockOn, type DaysWithin } from "../../kernel/day-clock.ts";
import { addDays, type IsoDate } from "../../kernel/dates.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { licensingKind } from "./configuration-kinds.ts";

export type LicensingScheme = BodyOf<typeof licensingKind>;

/** The kinds of licence and the days in force on a day. */
export async function licensingSchemeOn(tx: Tx, on: string): Promise<LicensingScheme> {
  const asked = { kind: licensingKind, key: "licensing", on } as const;
  return (await getConfiguration(tx, asked)).body;
}

/** The last day on which it is in time; in plain days where the calendar does not reach. */
export function dueAfter(from: IsoDate, within: DaysWithin, calendar: WorkingCalendar): IsoDate {
  const state = clockOn({ runsFrom: from, within, pauses: [] }, from, calendar);
  return (state.ok ? state.value.dueOn : null) ?? addDays(from, within.amount);
}
