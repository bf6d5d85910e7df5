/** Minutes until it is tried again after each failure: together less than a day and a half. */
const waits = [1, 5, 15, 60, 180, 360, 600, 720] as const;

/** Up to so much longer, so that many that failed together do not come back together. */
const jitter = 0.1;

/**
 * When a message that failed is sent again; undefined after the last try.
 * @param attempts so far, the one that has just failed included
 * @param chance from 0 to below 1
 */
export function againAfter(at: Date, attempts: number, chance: number): Date | undefined {
  const minutes = waits[attempts - 1];
  if (minutes === undefined) return undefined;
  return new Date(at.getTime() + minutes * (1 + jitter * chance) * 60_000);
}

/** A hook that failed without a break for so many days is stopped. */
const daysOfFailing = 5;

export const isFailingTooLong = (failingSince: Date | null, at: Date): boolean =>
  failingSince !== null && at.getTime() - failingSince.getTime() >= daysOfFailing * 86_400_000;

/** Hours for which a secret stands beside the one that came after it. */
export const hoursOfTwo = 24;
