import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import {
  comparisonsOf,
  compareShare,
  keyTable,
  learnNames,
  PatternTable,
  type Agreed,
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

// A thread that works on records beside others: it is built as a file of its own.
const { data, share, control } = workerData as ThreadData;
const comparisons = comparisonsOf(data);
let answers = 0;

function send(message: FromThread, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}

/** Says something to whoever started the threads, and waits for what all have said. */
function meet(said: Said): Agreed {
  send({ said });
  Atomics.wait(control, places.answers, answers);
  answers += 1;
  const answer = parentPort && receiveMessageOnPort(parentPort);
  return answer?.message as Agreed;
}

/** Sends units and no more than a few ahead of whoever takes them. */
function unitSender(patterns: PatternTable): (unit: Unit["unit"]) => void {
  const place = places.taken + share.mine;
  let [sent, toldPatterns] = [0, 0];
  return (given) => {
    const { left, right, pattern, ownRarity, sharedRarity, size } = given;
    const unit = { left, right, pattern, ownRarity, sharedRarity, size };
    const newPatterns = patterns.levelsFrom(toldPatterns);
    toldPatterns = patterns.size;
    const moved = [left, right, pattern, ownRarity, sharedRarity].map(({ buffer }) => buffer);
    send({ unit, newPatterns }, moved as ArrayBuffer[]);
    sent += 1;
    for (;;) {
      const taken = Atomics.load(control, place);
      if (sent - taken < unitsAhead) return;
      Atomics.wait(control, place, taken);
    }
  };
}

function compare({ model, keys, keysAtMost }: Extract<Task, { task: "compare" }>): void {
  const patterns = new PatternTable(comparisons);
  const sendUnit = unitSender(patterns);
  const steps = compareShare({ data, model, keys, keysAtMost }, { share, patterns, comparisons });
  let next = steps.next();
  while (next.done !== true) {
    if ("unit" in next.value) {
      sendUnit(next.value.unit);
      next = steps.next();
    } else next = steps.next(meet(next.value.said));
  }
  send({ done: next.value });
}

parentPort?.on("message", (task: Task) => {
  if (task.task === "compare") compare(task);
  else send({ done: task.task === "names" ? learnNames(comparisons, data.rows) : keyTable(data) });
});
