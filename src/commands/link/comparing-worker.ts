import { parentPort, workerData } from "node:worker_threads";
import { comparisonsOf, compareShare, PatternTable } from "../../linkage/index.ts";
import { places, unitsAhead, type FromThread, type ToThread } from "./compare-apart.ts";

// A thread that `compareApart` starts: it is built as a file of its own.
const { work, share, control } = workerData as ToThread;
const comparisons = comparisonsOf(work.data);
const patterns = new PatternTable(comparisons);
let [sent, toldPatterns, levels] = [0, 0, 0];

function send(message: FromThread, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}

/** Waits until no more than a few units of this thread are on their way. */
function waitForRoom(): void {
  const place = places.taken + share.mine;
  for (;;) {
    const taken = Atomics.load(control, place);
    if (sent - taken < unitsAhead) return;
    Atomics.wait(control, place, taken);
  }
}

/** How many pairs all threads have found at this level. */
function waitForTotal(): number {
  Atomics.wait(control, places.level, levels);
  levels += 1;
  return Atomics.load(control, places.total);
}

const steps = compareShare(work, { share, patterns, comparisons });
let next = steps.next(0);
while (next.done !== true) {
  if ("unit" in next.value) {
    const { left, right, pattern, ownRarity, sharedRarity, size } = next.value.unit;
    const unit = { left, right, pattern, ownRarity, sharedRarity, size };
    const newPatterns = patterns.levelsFrom(toldPatterns);
    toldPatterns = patterns.size;
    const moved = [left, right, pattern, ownRarity, sharedRarity].map(({ buffer }) => buffer);
    send({ unit, newPatterns }, moved);
    sent += 1;
    waitForRoom();
    next = steps.next(0);
  } else {
    send(next.value);
    next = steps.next(waitForTotal());
  }
}
send({ passes: next.value });
