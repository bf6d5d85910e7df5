import { uncapitalised } from "../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import {
  getWorkingCalendar,
  numbersOn,
  whoToRing,
  type Area,
  type Contact,
} from "../../directory/index.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** A desk that answers the telephone at this moment. */
export type Desk = {
  readonly name: string;
  /** As it is called where it is spoken of for the first time. */
  readonly wholeName: string;
  /** Empty where the partnership has entered none. */
  readonly phone: string;
  /** For which areas, where another desk answers for the others. */
  readonly areas: readonly string[];
};

type Numbers = { readonly areas: readonly Area[]; readonly mash: Contact };
type Answering = Omit<Desk, "areas">;

/** Where nobody entered a number for the night, the police answer. */
const police: Answering = { name: "the police", wholeName: "the police", phone: "101" };

type Moment = { readonly at: Date; readonly calendar: WorkingCalendar };

function deskOf(area: Area, { name, phone }: Contact, { at, calendar }: Moment): Answering {
  const { isInHours, now } = whoToRing(area, at, calendar);
  if (isInHours)
    return {
      name: "the MASH",
      wholeName: `the ${uncapitalised(name)}`,
      phone: phone === "" ? now.phone : phone,
    };
  const desk = uncapitalised(now.name);
  return now.phone === "" ? police : { name: desk, wholeName: desk, phone: now.phone };
}

/** Whom staff ring at this moment: the MASH in its hours, the emergency duty team outside them. */
export function desksNow(
  { areas, mash }: Numbers,
  at: Date,
  calendar: WorkingCalendar,
): readonly Desk[] {
  const answering = areas.map((area) => ({
    area: area.name,
    desk: deskOf(area, mash, { at, calendar }),
  }));
  const byPhone = [...Map.groupBy(answering, ({ desk }) => desk.phone).values()];
  return byPhone.flatMap((same) => {
    const [first] = same;
    const own = byPhone.length > 1 ? same.map(({ area }) => area) : [];
    return first ? [{ ...first.desk, areas: own }] : [];
  });
}

/** The same, by the numbers and hours that are in force. */
export async function findDesksNow(
  tx: Tx,
  { at, today }: { readonly at: Date; readonly today: string },
): Promise<readonly Desk[]> {
  const { areas, mash } = await numbersOn(tx, today);
  // Each area has its number already: the one that its public pages show.
  const numbers = { areas, mash: { ...mash, phone: "" } };
  return desksNow(numbers, at, await getWorkingCalendar(tx));
}
