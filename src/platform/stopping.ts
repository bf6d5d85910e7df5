import { setTimeout as sleep } from "node:timers/promises";

export type Stop = {
  readonly stop: () => Promise<unknown>;
  /** How long it is waited for, in milliseconds. */
  readonly patience: number;
};

/**
 * Stops things one after the other, the last begun first. One that fails or takes too long keeps none
 * of the others running.
 * @returns whether each ended by itself and in time
 */
export async function stopEach(stops: readonly Stop[]): Promise<boolean> {
  let isClean = true;
  for (const { stop, patience } of stops.toReversed()) {
    const ended = stop().then(
      () => true,
      () => false,
    );
    const isInTime = await Promise.race([ended, sleep(patience, false)]);
    isClean &&= isInTime;
  }
  return isClean;
}
