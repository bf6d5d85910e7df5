import { reasonByEntries } from "./workbook-kind.ts";
import { storedZip } from "../../files/stored-zip.ts";
import { inflateEntry, listZipEntries, type ZipEntry } from "../../files/zip-entries.ts";

export interface Limits {
  fileBytes: number;
  inflatedBytes: number;
  rows: number;
  cells: number;
}

export const defaultLimits: Limits = {
  fileBytes: 50 * 1024 * 1024,
  inflatedBytes: 200 * 1024 * 1024,
  rows: 20_000,
  cells: 1_000_000,
};

const damaged = "The file is damaged or was cut short: save it again in Excel and try again.";
const tooLarge = "The workbook unpacks to far more than a tracker holds, so it was not opened.";

/**
 * Only these parts reach the workbook reader. Drawings, comments, tables, macros and pictures are
 * left out: they hold nothing that is read, and they are what usually makes the reader fail.
 */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/sheet\d+\.xml)$/u;

/** What Excel itself can hold: a reader makes every row up to the last one that is named. */
const lastRow = 1_048_576;
/** The longest format that Excel writes is 255 characters; readers look through one again and again. */
const longestFormat = 1_000;

const rowNumbers = /<(?:[\w.-]+:)?row\s[^>]*?\br\s*=\s*["'](\d+)["']/gu;
const longFormat = new RegExp(`\\bformatCode\\s*=\\s*["'][^"'<>]{${longestFormat}}`, "u");

/** Whether a part says what no writer writes, and what keeps a reader busy for minutes. */
function isBeyond(name: string, xml: string): boolean {
  if (name === "xl/styles.xml") return longFormat.test(xml);
  if (!name.startsWith("xl/worksheets/")) return false;
  for (const [, number] of xml.matchAll(rowNumbers)) if (Number(number) > lastRow) return true;
  return false;
}

function count(text: string, tag: RegExp): number {
  let found = 0;
  for (const match of text.matchAll(tag)) found += match.length;
  return found;
}

/** A name that covers whole columns is expanded cell by cell by the reader; no rule needs names. */
function withoutDefinedNames(xml: string): string {
  const start = xml.search(/<(\w+:)?definedNames\b/u);
  if (start < 0) return xml;
  const close = /<\/(\w+:)?definedNames\s*>/u.exec(xml.slice(start));
  return close === null
    ? xml
    : xml.slice(0, start) + xml.slice(start + close.index + close[0].length);
}

class Tally {
  private rows = 0;
  private cells = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** Undefined while everything is within limits. */
  add(name: string, xml: string): string | undefined {
    if (xml.includes("<!DOCTYPE") || isBeyond(name, xml)) return damaged;
    if (!name.startsWith("xl/worksheets/")) return undefined;
    this.rows += count(xml, /<(?:[\w.-]+:)?row[\s/>]/gu);
    this.cells += count(xml, /<(?:[\w.-]+:)?c[\s/>]/gu);
    if (this.rows > this.limits.rows) {
      return `The workbook has more than ${this.limits.rows.toLocaleString("en-GB")} rows, so it was not opened.`;
    }
    if (this.cells > this.limits.cells) {
      return `The workbook has more than ${this.limits.cells.toLocaleString("en-GB")} cells, so it was not opened.`;
    }
    return undefined;
  }
}

async function inflateAll(bytes: Uint8Array, entries: readonly ZipEntry[], limits: Limits) {
  const parts: { name: string; content: Buffer }[] = [];
  const tally = new Tally(limits);
  let left = limits.inflatedBytes;
  for (const entry of entries.filter(({ name }) => wanted.test(name))) {
    const content = await inflateEntry(bytes, entry, left);
    if (content === "damaged") return damaged;
    if (content === "too-large") return tooLarge;
    left -= content.length;
    const xml = content.toString("utf8");
    const refusal = tally.add(entry.name, xml);
    if (refusal !== undefined) return refusal;
    const isBook = entry.name === "xl/workbook.xml";
    parts.push({
      name: entry.name,
      content: isBook ? Buffer.from(withoutDefinedNames(xml)) : content,
    });
  }
  return parts;
}

/** The workbook reduced to the parts that are read, or the reason why it is refused. */
export async function safeParts(
  bytes: Uint8Array,
  limits: Limits,
): Promise<{ zip: Buffer } | { reason: string }> {
  const entries = listZipEntries(bytes);
  if (entries === undefined) return { reason: damaged };
  const reason = reasonByEntries(entries);
  if (reason !== undefined) return { reason };
  const declared = entries.reduce((total, entry) => total + entry.declaredSize, 0);
  if (declared > limits.inflatedBytes) return { reason: tooLarge };
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size !== entries.length) return { reason: damaged };
  const parts = await inflateAll(bytes, entries, limits);
  return typeof parts === "string" ? { reason: parts } : { zip: storedZip(parts) };
}
