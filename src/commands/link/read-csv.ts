import { closeSync, openSync, readSync } from "node:fs";
import type { Table } from "../../linkage/index.ts";
import { CsvScanner } from "./csv-scanner.ts";
import { columnsOf, type Gathered } from "./gather.ts";

const chunk = 4 * 1024 * 1024;

/**
 * Reads a CSV into columns with each value once, four megabytes at a time. Delimiter and encoding
 * are found out: comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252.
 */
export function readCsv(path: string): Table {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunk);
    let length = readSync(file, buffer, 0, chunk, null);
    const encoding = encodingOf(buffer.subarray(0, length));
    const scanner = new CsvScanner(delimiterOf(textOf(buffer.subarray(0, length), encoding)));
    while (length > 0) {
      scanner.push(bytesOf(buffer.subarray(0, length), encoding));
      length = readSync(file, buffer, 0, chunk, null);
    }
    return tableOf(scanner.end());
  } finally {
    closeSync(file);
  }
}

function tableOf(gathered: Gathered): Table {
  return { rows: gathered.rows, columns: columnsOf(gathered) };
}

type Encoding = "utf8" | "utf16le";

function encodingOf(start: Buffer): Encoding {
  return start[0] === 0xff && start[1] === 0xfe ? "utf16le" : "utf8";
}

const textOf = (bytes: Buffer, encoding: Encoding): string => bytes.toString(encoding);

/** Bytes as the scanner reads them. A chunk has an even length, so that no UTF-16 unit is torn. */
function bytesOf(bytes: Buffer, encoding: Encoding): Buffer {
  return encoding === "utf16le" ? Buffer.from(bytes.toString("utf16le")) : Buffer.from(bytes);
}

/** The delimiter that stands most often in the first line, outside quotes. */
function delimiterOf(text: string): number {
  const [line = ""] = text.split(/\r?\n/, 1);
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((sign) => ({
    sign,
    count: bare.split(sign).length - 1,
  }));
  const [most] = counts.toSorted((one, other) => other.count - one.count);
  return (most?.count === 0 ? "," : (most?.sign ?? ",")).charCodeAt(0);
}
