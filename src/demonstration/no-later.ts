import type { Clock } from "../kernel/clock.ts";

/** What is told of this morning, in a demonstration that is begun before it: nothing is done later than now. */
export const noLaterThan = (clock: Clock, at: Date): Date =>
  new Date(Math.min(at.getTime(), clock.now().getTime()));
