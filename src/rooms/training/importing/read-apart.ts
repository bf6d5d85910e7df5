import { inAProcess } from "../../../platform/isolation/in-a-process.ts";
import type { LearnedMapping } from "../import/index.ts";
import type { FileReading, UnreadableFile } from "./file-reading.ts";

export type ToRead = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly today: string;
  readonly mappings: readonly LearnedMapping[];
  /** Names of courses of the register, by how they are written: folded. */
  readonly courses: readonly (readonly [string, string])[];
};

export type ReadTrainingFile = (asked: ToRead) => Promise<FileReading | UnreadableFile>;

const cannot: UnreadableFile = {
  outcome: "unreadable",
  reason: "The file could not be read: save it again in Excel, or as CSV, and try again.",
};

/** A file that uses up its memory or its time is answered like one that cannot be read. */
export const readTrainingApart = (worker: URL): ReadTrainingFile =>
  inAProcess(worker, { megabytes: 1_024, milliseconds: 120_000, cannot });
