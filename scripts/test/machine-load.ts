import os from "node:os";

/** What the whole machine had done at a moment; two of them say what lies between. */
export type Moment = {
  readonly wallMs: number;
  /** Milliseconds that the cores were busy since the machine started, added up over all cores. */
  readonly busyMs: number;
  /** Processes that ran or waited to run, on average over the last minute. */
  readonly load: number;
};

export function readMoment(): Moment {
  const busyMs = os
    .cpus()
    .map(({ times }) => times.user + times.nice + times.sys + times.irq)
    .reduce((sum, ms) => sum + ms, 0);
  return { wallMs: performance.now(), busyMs, load: os.loadavg()[0] ?? 0 };
}

/**
 * Wall time, what the machine's cores were busy (whoever kept them so), and the load before and after:
 * with a load of its own before the run, its times are longer than on a quiet machine.
 */
export function describeLoad(from: Moment, to: Moment): string {
  const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1)} min`;
  const cores = os.cpus().length;
  const load = (moment: Moment): string => moment.load.toFixed(1);
  return [
    `${minutes(to.wallMs - from.wallMs)} of wall time`,
    `${minutes(to.busyMs - from.busyMs)} of processor on ${cores} cores`,
    `load ${load(from)} before, ${load(to)} after`,
  ].join(", ");
}
