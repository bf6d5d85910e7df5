import {
  agreed,
  type Apart,
  type Kept,
  type KeyTable,
  type NameGroups,
  type PassReport,
  type PatternTable,
  type Said,
} from "../../linkage/index.ts";
import { places, stopped, Thread, type FromThread, type ToThread, type Unit } from "./threads.ts";

/**
 * Works in so many threads. Each works its own share out of the same records, which lie in shared memory;
 * units are taken from them in turn, so that what comes is what one thread alone would have found, in its
 * order.
 */
export function compareApart(workers: number, file: URL): Apart {
  return (data) => {
    const control = new Int32Array(new SharedArrayBuffer(4 * (places.taken + workers)));
    const threads = Array.from({ length: workers }, (_, mine) => {
      return new Comparing(file, { data, share: { mine, of: workers }, control });
    });
    const [first] = threads as [Comparing];
    const last = threads.at(-1) ?? first;
    const asked = async (thread: Comparing, task: "names" | "keys"): Promise<unknown> => {
      thread.tell({ task });
      return thread.done();
    };
    return {
      names: async () => (await asked(first, "names")) as NameGroups,
      keys: async () => (await asked(last, "keys")) as KeyTable,
      compare: async function* ({ model, keys, keysAtMost, from }, patterns) {
        for (const thread of threads)
          thread.tell({ task: "compare", model, keys, keysAtMost, from });
        for (;;) {
          const ends = yield* unitsOf(threads, control, patterns);
          if (ends.passes) return ends.passes;
          const answer = agreed(ends.said, data.rows);
          for (const thread of threads) thread.tell(answer);
          Atomics.add(control, places.answers, 1);
          Atomics.notify(control, places.answers);
        }
      },
      end: async () => {
        await Promise.all(threads.map((thread) => thread.end()));
      },
    };
  };
}

class Comparing extends Thread<ToThread, FromThread> {
  /** The number that each pattern of this thread has among all. */
  readonly #numbers: number[] = [];

  /** What a task comes to that says nothing on its way. */
  async done(): Promise<unknown> {
    const message = await this.next();
    if ("done" in message) return message.done;
    throw stopped("it said something else than it was asked for");
  }

  renumbered({ unit, newPatterns }: Unit, patterns: PatternTable): Kept {
    for (const number of patterns.addAll(newPatterns)) this.#numbers.push(number);
    for (let at = 0; at < unit.size; at += 1)
      unit.pattern[at] = this.#numbers[unit.pattern[at] ?? -1] ?? -1;
    return unit;
  }
}

type Ends = { readonly said: readonly Said[]; readonly passes?: PassReport[] };

/** Takes units in turn until the threads say something else, which all of them do at one place. */
async function* unitsOf(
  threads: readonly Comparing[],
  control: Int32Array,
  patterns: PatternTable,
): AsyncGenerator<Kept, Ends> {
  for (let at = 0; ; at = (at + 1) % threads.length) {
    const thread = threads[at] as Comparing;
    const message = await thread.next();
    if ("unit" in message) {
      yield thread.renumbered(message, patterns);
      Atomics.add(control, places.taken + at, 1);
      Atomics.notify(control, places.taken + at);
      continue;
    }
    const others = threads.filter((one) => one !== thread).map((one) => one.next());
    const all = [message, ...(await Promise.all(others))];
    const said = all.flatMap((one) => ("said" in one ? [one.said] : []));
    if ("done" in message) return { said, passes: message.done as PassReport[] };
    return { said };
  }
}
