import type { IsId } from "./gather.ts";

/** So many lines are looked through for the headings. */
const mostLines = 30;

/** What stands before the headings of a CSV. */
export type Before = { readonly bytes: number; readonly lines: number };

/**
 * Lines with a title that somebody has put above the headings: those before the first line in which the
 * column of the ids stands. None where that is the first line, or none of the first lines.
 * @param start the beginning of the file, a byte for a letter
 */
export function linesBefore(start: string, isId: IsId): Before {
  let bytes = 0;
  for (let lines = 0; lines < mostLines; lines += 1) {
    const end = start.indexOf("\n", bytes);
    const line = start.slice(bytes, end < 0 ? undefined : end);
    if (cellsOf(line).some(isId)) return { bytes, lines };
    if (end < 0) break;
    bytes = end + 1;
  }
  return { bytes: 0, lines: 0 };
}

/** The cells of a line, whatever divides them. */
const cellsOf = (line: string): string[] =>
  Buffer.from(line, "latin1")
    .toString("utf8")
    .split(/[,;\t|]/)
    .map((cell) => cell.replaceAll(/^\uFEFF|"/g, "").trim());
