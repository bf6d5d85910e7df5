import type { Within } from "../../../kernel/due.ts";
import {
  addWorkingTime,
  workingTimeBetween,
  type WorkingTime,
} from "../../../kernel/working-hours.ts";
import { counted } from "../../../kernel/words.ts";

/** A time in which a clock stood still; it has no end while it still does. */
export type Span = { readonly from: Date; readonly to: Date | null };

type Unit = Within["unit"];

/**
 * When something is due after its clock stood still. What runs in hours goes on by as long as it stood;
 * what is counted in days keeps the open time that it had left. What was late already stays as late.
 */
export function dueAfterPauses(
  due: Date,
  unit: Unit,
  { pauses, time }: { readonly pauses: readonly Span[]; readonly time: WorkingTime },
): Date {
  return pauses.reduce((now, pause) => dueAfter(now, unit, { pause, time }), due);
}

function dueAfter(
  due: Date,
  unit: Unit,
  { pause: { from, to }, time }: { readonly pause: Span; readonly time: WorkingTime },
): Date {
  if (to === null || due <= from) return due;
  const stood = new Date(due.getTime() + to.getTime() - from.getTime());
  if (unit === "hours") return stood;
  const left = workingTimeBetween(from, due, time);
  const later = left.ok ? addWorkingTime(to, left.value, time) : left;
  // A calendar that ends too soon must not make anything later than it is.
  if (!later.ok) return due;
  return later.value > due ? later.value : due;
}

export type Spent = { readonly worked: number; readonly stoodStill: number };

/** Open time since a concern was received, apart from what its clock stood still; undefined where the calendar ends. */
export function timeSpent(
  { from, to }: { readonly from: Date; readonly to: Date },
  pauses: readonly Span[],
  time: WorkingTime,
): Spent | undefined {
  const all = workingTimeBetween(from, to, time);
  if (!all.ok) return undefined;
  let stoodStill = 0;
  for (const pause of pauses) {
    const one = workingTimeBetween(pause.from, pause.to ?? to, time);
    if (!one.ok) return undefined;
    stoodStill += one.value;
  }
  return { worked: all.value - stoodStill, stoodStill };
}

const minute = 60_000;

/** "3 hours 20 minutes", of time in which the MASH was open. */
export function openTimeText(span: number): string {
  const minutes = Math.floor(span / minute);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return counted(rest, "minute");
  return rest === 0
    ? counted(hours, "hour")
    : `${counted(hours, "hour")} ${counted(rest, "minute")}`;
}
