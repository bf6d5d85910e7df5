import { addDays, type IsoDate } from "../../kernel/dates.ts";
import { addWorkingDays, type WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { dutiesKind } from "./configuration-kinds.ts";

export type DutyBody = BodyOf<typeof dutiesKind>;
export type DutyScheme = DutyBody & { readonly id: string };
export type DutyKind = DutyBody["kinds"][number];

/** What has to be told in force on a day. */
export async function dutySchemeOn(tx: Tx, on: string): Promise<DutyScheme> {
  const { id, body } = await getConfiguration(tx, { kind: dutiesKind, key: "duties", on });
  return { id, ...body };
}

/** What a partnership uses. */
export const kindsInUse = ({ kinds }: Pick<DutyBody, "kinds">): readonly DutyKind[] =>
  kinds.filter(({ isOn }) => isOn);

/** By when it is told: the same day, in days or in working days; nothing where the calendar does not reach. */
export function dueOf(
  { within: { unit, amount } }: Pick<DutyKind, "within">,
  from: IsoDate,
  calendar: WorkingCalendar,
): IsoDate | null {
  if (unit === "days") return addDays(from, amount);
  const due = addWorkingDays(from, amount, calendar);
  return due.ok ? due.value : null;
}
