import { Gauge, type Registry } from "prom-client";

export type Gauges = {
  readonly pool: () => { readonly open: number; readonly idle: number; readonly waiting: number };
  /** Asked of the database; nothing while it does not answer. */
  readonly work: () => Promise<
    | {
        /** Seconds since a worker was last there; undefined where none ever was. */
        readonly silence: number | undefined;
        readonly waiting: number;
        readonly late: number;
        readonly failing: number;
        readonly givenUp: number;
      }
    | undefined
  >;
  /** Each check of `lantern doctor`, and whether what it looks for is missing. */
  readonly checks: () => Promise<readonly { readonly key: string; readonly isMissing: boolean }[]>;
};

/** What is measured when it is asked for. Labels are states and keys, never people. */
export function registerGauges(register: Registry, { pool, work, checks }: Gauges): void {
  const registers = [register];
  new Gauge({
    name: "lantern_database_connections",
    help: "Connections of the pool, and requests that wait for one",
    labelNames: ["state"],
    registers,
    collect() {
      for (const [state, count] of Object.entries(pool())) this.set({ state }, count);
    },
  });
  const silence = new Gauge({
    name: "lantern_worker_silence_seconds",
    help: "Seconds since a worker was last there",
    registers,
  });
  new Gauge({
    name: "lantern_jobs",
    help: "Background work by state: waiting, late by ten minutes, failing and tried again, given up",
    labelNames: ["state"],
    registers,
    async collect() {
      const found = await work();
      if (found === undefined) return;
      const { silence: seconds, ...states } = found;
      silence.set(seconds ?? Infinity);
      for (const [state, count] of Object.entries(states)) this.set({ state }, count);
    },
  });
  new Gauge({
    name: "lantern_check_missing",
    help: "1 where a check of lantern doctor finds something missing",
    labelNames: ["check"],
    registers,
    async collect() {
      for (const { key, isMissing } of await checks()) this.set({ check: key }, isMissing ? 1 : 0);
    },
  });
}
