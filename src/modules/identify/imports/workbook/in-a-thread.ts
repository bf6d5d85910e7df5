import { Worker } from "node:worker_threads";

type Limits<Answer> = {
  readonly megabytes: number;
  readonly milliseconds: number;
  /** What is answered where the thread used them up or fell over. */
  readonly cannot: Answer;
};

/**
 * Computes in a thread of its own, with a memory and a time of their own: seconds that hold up nobody’s
 * page. Every worker that is given here answers once.
 */
export const inAThread =
  <Answer>(worker: URL, { megabytes, milliseconds, cannot }: Limits<Answer>) =>
  (asked: object): Promise<Answer> =>
    new Promise((resolve) => {
      const resourceLimits = { maxOldGenerationSizeMb: megabytes };
      const thread = new Worker(worker, { workerData: asked, resourceLimits });
      const waited = setTimeout(() => void thread.terminate(), milliseconds);
      thread.once("message", (answer: Answer) => resolve(answer));
      thread.once("error", () => resolve(cannot));
      thread.once("exit", () => {
        clearTimeout(waited);
        resolve(cannot);
      });
    });
