import {
  agreed,
  type Apart,
  type Compared,
  type KeyTable,
  type NameGroups,
  type PassReport,
  type PatternTable,
  type Said,
} from "../../linkage/index.ts";
import { places, Thread } from "./threads.ts";

/**
 * Works in so many threads. Each works its own share out of the same records, which lie in shared memory;
 * units are taken from them in turn, so that what comes is what one thread alone would have found, in its
 * order.
 */
export function compareApart(workers: number, file: URL): Apart {
  return (data) => {
    const control = new Int32Array(new SharedArrayBuffer(4 * (places.taken + workers)));
    const threads = Array.from({ length: workers }, (_, mine) => {
      return new Thread(file, { data, share: { mine, of: workers }, control });
    });
    const [first] = threads as [Thread];
    const last = threads.at(-1) ?? first;
    const asked = async (thread: Thread, task: "names" | "keys"): Promise<unknown> => {
      thread.ask({ task });
      return thread.done();
    };
    return {
      names: async () => (await asked(first, "names")) as NameGroups,
      keys: async () => (await asked(last, "keys")) as KeyTable,
      compare: async function* ({ model, keys, keysAtMost }, patterns) {
        for (const thread of threads) thread.ask({ task: "compare", model, keys, keysAtMost });
        for (;;) {
          const ends = yield* unitsOf(threads, control, patterns);
          if (ends.passes) return ends.passes;
          const answer = agreed(ends.said, data.rows);
          for (const thread of threads) thread.answer(answer);
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

type Ends = { readonly said: readonly Said[]; readonly passes?: PassReport[] };

/** Takes units in turn until the threads say something else, which all of them do at one place. */
async function* unitsOf(
  threads: readonly Thread[],
  control: Int32Array,
  patterns: PatternTable,
): AsyncGenerator<Compared, Ends> {
  for (let at = 0; ; at = (at + 1) % threads.length) {
    const thread = threads[at] as Thread;
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
