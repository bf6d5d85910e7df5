import { closeSync, openSync, readSync } from "node:fs";
import type { Table } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";
import { CsvScanner } from "./csv-scanner.ts";
import { linesBefore } from "./lines-before.ts";
import { columnOf, columnsRead, type Gathered, type IsId, type Wanted } from "./gather.ts";

const chunk = 4 * 1024 * 1024;

type Reading = {
  /** Told how many bytes are read. */
  readonly onRead?: (bytes: number) => void;
  /** Told of records that have more cells than there are headings. */
  readonly onLonger?: (longer: Gathered["longer"]) => void;
  /** Told of lines that stand before the headings. */
  readonly onBefore?: (lines: number) => void;
  /** Which heading is that of the ids: what stands above it is no record. */
  readonly isId?: IsId;
  /** All columns unless said. */
  readonly isWanted?: Wanted;
};

/** Reads a CSV into columns with each value once. */
export function readCsv(path: string, isId: IsId = () => false, reading: Reading = {}): Table {
  const gathered = gatherCsv(path, { isId, ...reading });
  const columns = columnsRead(gathered).flatMap((column) =>
    column ? [columnOf(column, isId)] : [],
  );
  return { rows: gathered.rows, columns };
}

/**
 * Reads a CSV, four megabytes at a time. Delimiter, encoding and ends of lines are found out: comma,
 * semicolon, tab or bar, or what a first line `sep=` names; UTF-8, UTF-16 or Windows-1252; LF, CRLF or
 * the CR of old.
 */
export function gatherCsv(path: string, reading: Reading = {}): Gathered {
  const { onRead, onLonger, onBefore, isWanted, isId } = reading;
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunk);
    let length = fill(file, buffer);
    const encoding = encodingOf(buffer.subarray(0, length));
    const start = bytesOf(buffer.subarray(0, length), encoding).toString("latin1");
    if (/^[^\r\n]*\0/.test(start)) throw new UsageProblem("this is no text");
    const named = /^(?:ï»¿)?"?sep=([^"\r\n])"?\r?\n/i.exec(start);
    const isOld = !start.includes("\n") && start.includes("\r");
    const begin = named?.[0].length ?? 0;
    const rest = start.slice(begin);
    const before = linesBefore(isOld ? rest.replaceAll("\r", "\n") : rest, isId ?? (() => false));
    if (before.lines > 0) onBefore?.(before.lines);
    const delimiter = named?.[1]?.charCodeAt(0) ?? delimiterOf(rest.slice(before.bytes));
    // Spreadsheets leave rows of empty cells below the last.
    const scanner = new CsvScanner(delimiter, isWanted, false);
    let skipped = begin + before.bytes;
    let read = 0;
    while (length > 0) {
      onRead?.((read += length));
      const bytes = bytesOf(buffer.subarray(0, length), encoding);
      if (isOld) newlines(bytes);
      scanner.push(bytes.subarray(skipped));
      skipped = 0;
      length = fill(file, buffer);
    }
    const gathered = scanner.end();
    if (gathered.longer.rows > 0) onLonger?.(gathered.longer);
    return gathered;
  } finally {
    closeSync(file);
  }
}

/** As much as there is room for: a read may give less, and would tear a UTF-16 unit. */
function fill(file: number, buffer: Buffer): number {
  let length = 0;
  for (;;) {
    const read = readSync(file, buffer, length, buffer.length - length, null);
    length += read;
    if (read === 0 || length === buffer.length) return length;
  }
}

type Encoding = "utf8" | "utf16le" | "utf16be";

function encodingOf(start: Buffer): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf16be";
  // Without a mark: a heading begins with a letter of one byte, so that the other of two is 0.
  if (start[1] === 0 && start[0] !== 0) return "utf16le";
  return start[0] === 0 && start[1] !== 0 ? "utf16be" : "utf8";
}

/** Bytes as the scanner reads them. A chunk has an even length, so that no UTF-16 unit is torn. */
function bytesOf(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === "utf8") return bytes;
  const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return Buffer.from((encoding === "utf16be" ? whole.swap16() : whole).toString("utf16le"));
}

function newlines(bytes: Buffer): void {
  for (let at = bytes.indexOf("\r"); at >= 0; at = bytes.indexOf("\r", at + 1)) bytes[at] = 0x0a;
}

/** The delimiter that stands most often in the first line, outside quotes. */
function delimiterOf(start: string): number {
  const [line = ""] = start.split(/\r?\n|\r/, 1);
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((sign) => ({
    sign,
    count: bare.split(sign).length - 1,
  }));
  const [most] = counts.toSorted((one, other) => other.count - one.count);
  return (most?.count === 0 ? "," : (most?.sign ?? ",")).charCodeAt(0);
}
