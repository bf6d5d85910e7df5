import type { WorkingTime } from "../../../kernel/working-hours.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { mashDayKind } from "../configuration-kinds.ts";
import { getWorkingCalendar } from "../../directory/index.ts";

export type MashDay = BodyOf<typeof mashDayKind> & { readonly id: string };

/** When the MASH is open and what it takes, as it stands on a day. */
export async function mashDayOn(tx: Tx, on: string): Promise<MashDay> {
  const { id, body } = await getConfiguration(tx, { kind: mashDayKind, key: "mash-day", on });
  return { id, ...body };
}

/** Its open hours on the partnership's working days. */
export async function workingTimeOn(tx: Tx, on: string): Promise<WorkingTime> {
  const { opens, closes } = await mashDayOn(tx, on);
  return { hours: { opens, closes }, calendar: await getWorkingCalendar(tx) };
}
