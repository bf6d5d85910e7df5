import type { ReadinessCheck } from "../readiness/readiness.ts";
import { readQueueState, silentAfterSeconds } from "./queue-state.ts";

/** Advised: at the very first start no worker has run yet, and a late one must not stop a restart. */
export const jobsReadiness: readonly ReadinessCheck[] = [
  {
    key: "worker",
    title: "A worker that does what nobody presses a button for",
    isRequired: false,
    look: async ({ tx, now }) => {
      const { lastBeat, tasks } = await readQueueState(tx);
      const mend = "start a process with LANTERN_RUN=worker, and look in its log";
      const silent = lastBeat === null ? Infinity : (now.getTime() - lastBeat.getTime()) / 1_000;
      const late = tasks.reduce((sum, task) => sum + task.late, 0);
      const givenUp = tasks.filter((task) => task.givenUp > 0).map(({ task }) => task);
      return [
        ...(silent <= silentAfterSeconds
          ? []
          : [{ why: "no worker has been there for five minutes", mend }]),
        ...(late === 0
          ? []
          : [{ why: `${late} pieces of work are more than ten minutes late`, mend }]),
        ...(givenUp.length === 0
          ? []
          : [
              {
                why: `given up after many failures: ${givenUp.join(", ")}`,
                mend: "look in the log for “job failed” and tell your Lantern support contact",
              },
            ]),
      ];
    },
  },
];
