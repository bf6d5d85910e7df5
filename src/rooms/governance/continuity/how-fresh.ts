import { counted } from "../../../kernel/words.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** After so long without a new one something is wrong. A night's backup may take two hours. */
export const freshness = {
  backup: 26 * hour,
  proof: 8 * day,
  sheet: 2 * hour,
} as const;

export type Watched = keyof typeof freshness;

export function isOverdue(what: Watched, last: Date | undefined, now: Date): boolean {
  return last === undefined || now.getTime() - last.getTime() > freshness[what];
}

/** "2 days ago", in the largest whole unit. */
export function ago(then: Date, now: Date): string {
  const passed = now.getTime() - then.getTime();
  if (passed >= day) return `${counted(Math.floor(passed / day), "day")} ago`;
  if (passed >= hour) return `${counted(Math.floor(passed / hour), "hour")} ago`;
  if (passed >= minute) return `${counted(Math.floor(passed / minute), "minute")} ago`;
  return "just now";
}
