import type { Tx } from "../../../platform/database/database.ts";
import { getWorkingCalendar } from "../add-holiday.ts";
import { numbersOn, type Contact } from "./desk-numbers.ts";
import { whoToRing } from "./who-to-ring.ts";

const otherwise = "Outside these hours";

/**
 * The MASH and who answers outside its hours, each with its hours, for pages and papers that are looked at later as well:
 * who answers at this moment stands first. The MASH alone where no number is kept for the night.
 */
export async function bothDesks(
  tx: Tx,
  { at, today }: { readonly at: Date; readonly today: string },
): Promise<readonly Contact[]> {
  const { areas, mash, night } = await numbersOn(tx, today);
  if (night.phone === "" || night.phone === mash.phone) return [mash];
  const calendar = await getWorkingCalendar(tx);
  const isInHours = areas.some((area) => whoToRing(area, at, calendar).isInHours);
  const second = { ...night, hours: night.hours === "" ? otherwise : night.hours };
  return isInHours ? [mash, second] : [second, mash];
}

/** "Emergency duty team: 020 7946 0199. Nights and weekends" */
export const contactLine = ({ name, phone, hours }: Contact): string =>
  [`${name}: ${phone}`, hours].filter(Boolean).join(". ");
