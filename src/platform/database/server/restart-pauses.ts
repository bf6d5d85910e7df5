const minute = 60_000;
const within = 10 * minute;
/** The first time at once; then longer and longer, so that a server that cannot run is not asked without end. */
const pauses = [0, 1_000, 2_000, 4_000, 8_000];

/**
 * How long to wait before a server that died is started again.
 * @param deaths when it died, the last of them now; in milliseconds, like `now`
 * @returns undefined when it died too often within ten minutes
 */
export function pauseBefore(deaths: readonly number[], now: number): number | undefined {
  const recent = deaths.filter((at) => now - at < within).length;
  return pauses[Math.max(recent, 1) - 1];
}
