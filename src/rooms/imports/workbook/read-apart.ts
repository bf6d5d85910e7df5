import type {
  Decision,
  Mapping,
  TrackerReading,
  UnreadableWorkbook,
} from "../reading/reading-types.ts";
import { inAProcess } from "../../../platform/isolation/in-a-process.ts";

export type ToRead = {
  readonly bytes: Uint8Array;
  readonly today: string;
  readonly mapping: Mapping;
  readonly decisions: readonly Decision[];
};

export type ReadBytes = (asked: ToRead) => Promise<TrackerReading | UnreadableWorkbook>;

const cannot: UnreadableWorkbook = {
  outcome: "unreadable",
  reason: "The workbook could not be read: save it again in Excel and try again.",
};

/** A workbook that uses up its memory or its time is answered like one that cannot be read. */
export const readApart = (worker: URL): ReadBytes =>
  inAProcess(worker, { megabytes: 1_536, milliseconds: 120_000, cannot });
