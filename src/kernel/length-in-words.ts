import { counted } from "./words.ts";

const minute = 60_000;
const hour = 60 * minute;

/**
 * A length of time in words, in real hours: “40 minutes”, “14 hours”, “3 days and 4 hours”. A day is
 * 24 hours here, also across a change of the clocks. After a week nobody acts on the hours.
 */
export function lengthInWords(milliseconds: number): string {
  const all = Math.max(0, milliseconds);
  if (all < hour) return counted(Math.floor(all / minute), "minute");
  const hours = Math.floor(all / hour);
  if (hours < 48) return counted(hours, "hour");
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  return rest === 0 || days >= 7
    ? counted(days, "day")
    : `${counted(days, "day")} and ${counted(rest, "hour")}`;
}
