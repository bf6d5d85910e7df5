import { parentPort, receiveMessageOnPort } from "node:worker_threads";
import {
  comparisonsOf,
  compareShare,
  keyTable,
  learnNames,
  PatternTable,
  type Agreed,
  type Comparison,
  type PassReport,
  type Said,
} from "../../linkage/index.ts";
import {
  places,
  unitsAhead,
  type FromThread,
  type Task,
  type ThreadData,
  type Unit,
} from "./threads.ts";

/** Does what the thread is asked for, one thing after the other. */
export function compareInThread(given: ThreadData): void {
  const comparisons = comparisonsOf(given.data);
  parentPort?.on("message", (asked: Task) => send({ done: done(asked, given, comparisons) }));
}

function done(asked: Task, given: ThreadData, comparisons: readonly Comparison[]): unknown {
  if (asked.task === "names") return learnNames(comparisons, given.data.rows);
  return asked.task === "keys" ? keyTable(given.data) : compare(asked, given, comparisons);
}

function send(message: FromThread, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}

/** Sends the units of its share one after the other. @returns what there is to say of all in the end */
function compare(
  { model, keys, keysAtMost, from }: Extract<Task, { task: "compare" }>,
  { data, share, control }: ThreadData,
  comparisons: readonly Comparison[],
): PassReport[] {
  const patterns = new PatternTable(comparisons);
  const sendUnit = unitSender(patterns, control, places.taken + share.mine);
  const steps = compareShare(
    { data, model, keys, keysAtMost, from },
    { share, patterns, comparisons },
  );
  let next = steps.next();
  for (let met = 0; next.done !== true;) {
    if ("unit" in next.value) {
      sendUnit(next.value.unit);
      next = steps.next();
    } else {
      next = steps.next(meet(next.value.said, control, met));
      met += 1;
    }
  }
  return next.value;
}

/** Says something to whoever started the threads, and waits for what all have said. */
function meet(said: Said, control: Int32Array, met: number): Agreed {
  send({ said });
  Atomics.wait(control, places.answers, met);
  const answer = parentPort && receiveMessageOnPort(parentPort);
  return answer?.message as Agreed;
}

/** Sends units and no more than a few ahead of whoever takes them. */
function unitSender(patterns: PatternTable, control: Int32Array, place: number) {
  let [sent, toldPatterns] = [0, 0];
  return (given: Unit["unit"]): void => {
    const { left, right, pattern, ownRarity, sharedRarity, size, compared } = given;
    const unit = { left, right, pattern, ownRarity, sharedRarity, size, compared };
    const newPatterns = patterns.levelsFrom(toldPatterns);
    toldPatterns = patterns.size;
    const moved = [left, right, pattern, ownRarity, sharedRarity].map(({ buffer }) => buffer);
    send({ unit, newPatterns }, moved);
    sent += 1;
    for (;;) {
      const taken = Atomics.load(control, place);
      if (sent - taken < unitsAhead) return;
      Atomics.wait(control, place, taken);
    }
  };
}
