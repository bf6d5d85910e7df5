import { Worker } from "node:worker_threads";
import type {
  Decision,
  Mapping,
  TrackerReading,
  UnreadableWorkbook,
} from "../reading/reading-types.ts";

export type ToRead = {
  readonly bytes: Uint8Array;
  readonly today: string;
  readonly mapping: Mapping;
  readonly decisions: readonly Decision[];
};

export type ReadBytes = (asked: ToRead) => Promise<TrackerReading | UnreadableWorkbook>;

const cannot: UnreadableWorkbook = {
  outcome: "unreadable",
  reason: "The workbook could not be read: save it again in Excel and try once more.",
};

const megabytesAtMost = 1_536;
const patience = 120_000;

/**
 * Reads in a thread of its own: seconds of computing that hold up nobody's page, with a memory and a
 * time of their own. A workbook that uses them up is answered like one that cannot be read.
 */
export function readApart(worker: URL): ReadBytes {
  return (asked) =>
    new Promise((resolve) => {
      const limits = { maxOldGenerationSizeMb: megabytesAtMost };
      const thread = new Worker(worker, { workerData: asked, resourceLimits: limits });
      const waited = setTimeout(() => void thread.terminate(), patience);
      thread.once("message", (reading: TrackerReading | UnreadableWorkbook) => resolve(reading));
      thread.once("error", () => resolve(cannot));
      thread.once("exit", () => {
        clearTimeout(waited);
        resolve(cannot);
      });
    });
}
