import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { Apart, Compared, PassReport, PatternTable, Work } from "../../linkage/index.ts";

/** Where threads and who started them leave numbers for each other. */
export const places = { level: 0, total: 1, taken: 2 } as const;

/** So many units a thread may be ahead of whoever takes them. */
export const unitsAhead = 4;

export type ToThread = {
  readonly work: Work;
  readonly share: { readonly mine: number; readonly of: number };
  readonly control: Int32Array;
};

type Unit = { readonly unit: Compared; readonly newPatterns: Uint8Array };

/** One unit with the patterns that are new in it; what was found at a level; or what the passes were. */
export type FromThread = Unit | { readonly found: number } | { readonly passes: PassReport[] };

/** A thread is gone; the message is one line. */
export class ThreadStopped extends Error {
  override readonly name = "ThreadStopped";
}

/**
 * Finds and compares pairs in so many threads. Each works its own share out of the same records,
 * which lie in shared memory; units are taken from them in turn, so that what comes is what one
 * thread alone would have found, in its order.
 */
export function compareApart(workers: number, file: URL): Apart {
  return async function* (work, patterns) {
    const control = new Int32Array(new SharedArrayBuffer(4 * (places.taken + workers)));
    const threads = Array.from({ length: workers }, (_, mine) => {
      const asked: ToThread = { work, share: { mine, of: workers }, control };
      return new Thread(new Worker(file, { workerData: asked, resourceLimits }));
    });
    try {
      for (;;) {
        const ends = yield* oneLevel(threads, control, patterns);
        const [end] = ends;
        if (end && "passes" in end) return end.passes;
        const found = ends.reduce((sum, one) => sum + ("found" in one ? one.found : 0), 0);
        Atomics.store(control, places.total, found);
        Atomics.add(control, places.level, 1);
        Atomics.notify(control, places.level);
      }
    } finally {
      await Promise.all(threads.map((thread) => thread.end()));
    }
  };
}

/** Comparing leaves little behind: a large place for what is new would only be filled. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

type End = Exclude<FromThread, Unit>;

/** Takes units in turn until there are no more at this level. @returns what each thread said then */
async function* oneLevel(
  threads: readonly Thread[],
  control: Int32Array,
  patterns: PatternTable,
): AsyncGenerator<Compared, readonly End[]> {
  for (let at = 0; ; at = (at + 1) % threads.length) {
    const thread = threads[at] as Thread;
    const message = await thread.next();
    if (!("unit" in message)) {
      const others = threads.filter((one) => one !== thread).map((one) => one.next());
      return [message, ...(await Promise.all(others))] as End[];
    }
    yield thread.renumbered(message, patterns);
    Atomics.add(control, places.taken + at, 1);
    Atomics.notify(control, places.taken + at);
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #messages: AsyncIterator<unknown[]>;
  /** The number that each pattern of this thread has among all. */
  readonly #numbers: number[] = [];

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#messages = on(worker, "message", { close: ["exit"] });
  }

  async next(): Promise<FromThread> {
    const next = await this.#messages.next().catch((error: unknown) => {
      throw stopped(error instanceof Error ? error.message : String(error), error);
    });
    if (next.done === true) throw stopped("it ended before its work was done");
    return next.value[0] as FromThread;
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
