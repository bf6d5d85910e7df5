import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type {
  Agreed,
  Compared,
  Dataset,
  PatternTable,
  Said,
  Share,
  Work,
} from "../../linkage/index.ts";

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

/** What a thread is asked for, one thing after the other. */
export type Task =
  | { readonly task: "names" }
  | { readonly task: "keys" }
  | ({ readonly task: "compare" } & Omit<Work, "data">);

export type Unit = { readonly unit: Compared; readonly newPatterns: Uint8Array };

/** One unit with the patterns that are new in it; what the others must know before it goes on; or what came out in the end. */
export type FromThread = Unit | { readonly said: Said } | { readonly done: unknown };

/** A thread is gone; the message is one line. */
export class ThreadStopped extends Error {
  override readonly name = "ThreadStopped";
}

/** Comparing leaves little behind: a large place for what is new would only be filled. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

export class Thread {
  readonly #worker: Worker;
  readonly #messages: AsyncIterator<unknown[]>;
  /** The number that each pattern of this thread has among all. */
  readonly #numbers: number[] = [];

  constructor(file: URL, workerData: ThreadData) {
    this.#worker = new Worker(file, { workerData, resourceLimits });
    this.#messages = on(this.#worker, "message", { close: ["exit"] });
  }

  ask(task: Task): void {
    this.#worker.postMessage(task);
  }

  answer(agreed: Agreed): void {
    this.#worker.postMessage(agreed);
  }

  async next(): Promise<FromThread> {
    const next = await this.#messages.next().catch((error: unknown) => {
      throw stopped(error instanceof Error ? error.message : String(error), error);
    });
    if (next.done === true) throw stopped("it ended before its work was done");
    return next.value[0] as FromThread;
  }

  /** What a task comes to that says nothing on its way. */
  async done(): Promise<unknown> {
    const message = await this.next();
    if ("done" in message) return message.done;
    throw stopped("it said something else than it was asked for");
  }

  renumbered({ unit, newPatterns }: Unit, patterns: PatternTable): Compared {
    for (const number of patterns.addAll(newPatterns)) this.#numbers.push(number);
    for (let at = 0; at < unit.size; at += 1)
      unit.pattern[at] = this.#numbers[unit.pattern[at] ?? -1] ?? -1;
    return unit;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

const stopped = (why: string, cause?: unknown): ThreadStopped =>
  new ThreadStopped(
    `A thread that compares records has stopped: ${why}. Fewer threads need less memory: --workers 1`,
    { cause },
  );
