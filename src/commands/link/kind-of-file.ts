import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { UsageProblem } from "../command.ts";

/** The first bytes of a file, which mostly say what it is, whatever it is called. */
export function startOf(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const kind = fstatSync(file);
    if (!kind.isFile() && !kind.isDirectory())
      throw new UsageProblem(
        "this is no file on a disk, which is read twice: save it as one first",
      );
    const start = Buffer.alloc(8);
    return start.subarray(0, readSync(file, start, 0, start.length, 0));
  } finally {
    closeSync(file);
  }
}

const packed = "this file is packed: unpack it, and name what was in it";
const workbook = "this is a workbook or an archive: save the sheet as CSV, and name that";

const others: readonly (readonly [start: string, message: string])[] = [
  ["1f8b", packed],
  ["28b52ffd", packed],
  ["425a68", packed],
  ["504b0304", workbook],
  ["d0cf11e0", workbook],
];

/** Files that people have, and that are neither CSV nor Parquet. */
export function refuseOthers(start: Buffer): void {
  const hex = start.toString("hex");
  const found = others.find(([sign]) => hex.startsWith(sign));
  if (found) throw new UsageProblem(found[1]);
}
