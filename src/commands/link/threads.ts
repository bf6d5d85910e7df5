import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { Agreed, Kept, Dataset, Said, Share, Work } from "../../linkage/index.ts";

/** Where threads and who started them leave numbers for each other. */
export const places = { answers: 0, taken: 1 } as const;

/** So many units a thread may be ahead of whoever takes them. */
export const unitsAhead = 4;

/** What every thread is started with: the records lie in memory that all share. */
export type ThreadData = {
  readonly data: Dataset;
  readonly share: Share;
  readonly control: Int32Array;
};

/** What a thread is started with that reads some columns of a file. */
export type ReadingData = {
  readonly path: string;
  readonly id: string;
  readonly share: Share;
};

/** What a thread is asked for, one thing after the other. */
export type Task =
  | { readonly task: "names" }
  | { readonly task: "keys" }
  | ({ readonly task: "compare" } & Omit<Work, "data">);

/** A task, or what all threads have said. */
export type ToThread = Task | Agreed;

export type Unit = { readonly unit: Kept; readonly newPatterns: Uint8Array };

/** One unit with the patterns that are new in it; what the others must know before it goes on; or what came out in the end. */
export type FromThread = Unit | { readonly said: Said } | { readonly done: unknown };

/** A thread is gone; the message is one line. */
export class ThreadStopped extends Error {
  override readonly name = "ThreadStopped";
}

/** Comparing leaves little behind: a large place for what is new would only be filled. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/** A thread that is told things and tells things. */
export class Thread<Told, Tells> {
  readonly #worker: Worker;
  readonly #messages: AsyncIterator<unknown[]>;

  constructor(file: URL, workerData: ThreadData | ReadingData) {
    this.#worker = new Worker(file, { workerData, resourceLimits });
    this.#messages = on(this.#worker, "message", { close: ["exit"] });
  }

  tell(message: Told): void {
    this.#worker.postMessage(message);
  }

  async next(): Promise<Tells> {
    const next = await this.#messages.next().catch((error: unknown) => {
      throw stopped(error instanceof Error ? error.message : String(error), error);
    });
    if (next.done === true) throw stopped("it ended before its work was done");
    return next.value[0] as Tells;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

export const stopped = (why: string, cause?: unknown): ThreadStopped =>
  new ThreadStopped(
    `A thread that compares records has stopped: ${why}. Fewer threads need less memory: --workers 1`,
    { cause },
  );

export const isSameHeading = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();
