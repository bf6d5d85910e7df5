import type { Clock } from "./kernel/clock.ts";
import type { Database } from "./platform/database/database.ts";
import { readQueueState } from "./platform/jobs/queue-state.ts";
import type { ReadinessReport } from "./platform/readiness/run-checks.ts";
import type { Gauges } from "./platform/telemetry/gauges.ts";

/** How long an answer of `look` is good for where it is shown again and again. */
const goodFor = 30_000;
/** Metrics are asked every few seconds; the checks connect to the database and read files. */
const goodForMetrics = 300_000;

type Parts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly look: () => Promise<ReadinessReport>;
};

/** What the metrics say when they are asked. A database that does not answer is told by /health/ready. */
export function gaugesOf({ database, clock, look }: Parts): Gauges {
  const report = keptFor(goodForMetrics, look, clock);
  return {
    pool: () => {
      const { open, idle, waiting } = database.pool();
      return { open, idle, waiting };
    },
    work: () => Promise.race([readWork(database, clock).catch(() => undefined), tooLate()]),
    checks: async () => {
      const { results } = await report().catch(() => ({ results: [] }));
      return results.map(({ key, state }) => ({ key, isMissing: state !== "in place" }));
    },
  };
}

/** While many wait for the database, whoever measures that does not wait with them. */
const tooLate = (): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, 1_000, undefined).unref());

async function readWork(database: Database, clock: Clock) {
  const { lastBeat, tasks } = await database.beforeSignIn(readQueueState);
  const sum = (of: "waiting" | "late" | "failing" | "givenUp"): number =>
    tasks.reduce((total, task) => total + task[of], 0);
  return {
    silence: lastBeat ? (clock.now().getTime() - lastBeat.getTime()) / 1_000 : undefined,
    waiting: sum("waiting"),
    late: sum("late"),
    failing: sum("failing"),
    givenUp: sum("givenUp"),
  };
}

/** Whoever asks again and again does not make Lantern look again each time. */
export function keptFor<T>(ms: number, ask: () => Promise<T>, clock: Clock): () => Promise<T> {
  let kept: { readonly until: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const now = clock.now().getTime();
    if (kept === undefined || kept.until <= now) {
      const answer = ask();
      kept = { until: now + ms, answer };
      // What failed is asked anew.
      answer.catch(() => (kept = undefined));
    }
    return kept.answer;
  };
}

export const keptBriefly = <T>(ask: () => Promise<T>, clock: Clock): (() => Promise<T>) =>
  keptFor(goodFor, ask, clock);
