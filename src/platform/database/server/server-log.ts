import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";

const largest = 10 * 1024 * 1024;

/**
 * The server writes to a file, never to our own output: a detached process that inherits a pipe
 * keeps it open, and `npm start | tail` would hang for ever.
 */
export type ServerLog = {
  readonly file: string;
  readonly descriptor: number;
  /** The last complaint since the log was opened; empty when there is none. */
  readonly complaint: () => string;
  readonly close: () => void;
};

export function openServerLog(file: string): ServerLog {
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, "a", 0o600);
  const before = statSync(file).size;
  return {
    file,
    descriptor,
    complaint: () => lastComplaint(readFileSync(file).subarray(before).toString()),
    close: () => closeSync(descriptor),
  };
}

/** "FATAL: …" without the time before it, or the last line of whatever else was said. */
export function lastComplaint(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const grave = lines.findLast((line) => /\b(FATAL|PANIC):/.test(line));
  return (grave ?? lines.at(-1) ?? "").replace(/^.*?\b(?=(FATAL|PANIC):)/, "");
}
