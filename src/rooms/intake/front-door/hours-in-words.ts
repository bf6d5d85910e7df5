import type { Area, PublicWords } from "./door.ts";
import { filledIn } from "./public-says.ts";

export type HourWords = PublicWords["says"]["ringing"];

/** "09:00 to 17:00, every day" */
export function hoursInWords({ days, opensAt, closesAt }: Area, words: HourWords): string {
  const text = days === "every-day" ? words.everyDay : words.workingDays;
  return filledIn(text, { opens: opensAt, closes: closesAt });
}
