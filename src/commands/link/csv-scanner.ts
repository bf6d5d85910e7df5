import { UsageProblem } from "../command.ts";
import { Gathering, type Gathered, type Wanted } from "./gather.ts";

const quote = 0x22;
const newline = 0x0a;
const carriage = 0x0d;
const space = 0x20;
const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * Takes a CSV apart by bytes (RFC 4180, and what programs really write): quotes within quotes are
 * doubled, spaces around a value do not count, a line may end in LF or CRLF, empty lines are passed over.
 */
export class CsvScanner {
  readonly #delimiter: number;
  readonly #gathering: Gathering;
  /** What a chunk ended in the middle of stands at its beginning, and the next is put behind it. */
  #buffer = Buffer.alloc(0);
  #rest = 0;
  #isFirst = true;
  /** Where values of this record begin in which quotes are doubled, and where they end. */
  readonly #doubled: [start: number, end: number][] = [];

  constructor(delimiter: number, isWanted?: Wanted, withEmpty?: boolean) {
    this.#delimiter = delimiter;
    this.#gathering = new Gathering(isWanted, withEmpty);
  }

  push(chunk: Buffer): void {
    const isMarked = this.#isFirst && chunk.subarray(0, 3).equals(byteOrderMark);
    this.#isFirst = false;
    this.#take(chunk.subarray(isMarked ? 3 : 0));
  }

  end(): Gathered {
    const hasRest = this.#rest > 0;
    if (hasRest) this.#take(Buffer.from("\n"));
    if (this.#rest > 0)
      throw new UsageProblem(
        `a quotation mark is opened behind record ${this.#gathering.rows} and never closed`,
      );
    return this.#gathering.end();
  }

  #take(chunk: Buffer): void {
    const length = this.#rest + chunk.length;
    if (length > this.#buffer.length) {
      const buffer = Buffer.allocUnsafe(Math.max(length, 2 * this.#buffer.length));
      this.#buffer.copy(buffer, 0, 0, this.#rest);
      this.#buffer = buffer;
    }
    chunk.copy(this.#buffer, this.#rest);
    const bytes = this.#buffer.subarray(0, length);
    const taken = this.#scan(bytes);
    this.#gathering.settle(bytes);
    this.#buffer.copyWithin(0, taken, length);
    this.#rest = length - taken;
  }

  /** Takes all whole records. @returns where the first that is not whole begins */
  #scan(bytes: Buffer): number {
    let record = 0;
    for (;;) {
      const end = this.#record(bytes, record);
      if (end < 0) return record;
      record = end;
    }
  }

  /** @returns where the next record begins, or -1 where this one has no end yet */
  #record(bytes: Buffer, start: number): number {
    const { length } = bytes;
    this.#gathering.begin();
    this.#doubled.length = 0;
    let at = start;
    for (;;) {
      while (at < length && bytes[at] === space) at += 1;
      if (at >= length) return -1;
      at = bytes[at] === quote ? this.#quoted(bytes, at) : this.#bare(bytes, at);
      if (at < 0 || at >= length) return -1;
      const sign = bytes[at] ?? 0;
      at += 1;
      if (sign !== newline) continue;
      for (const [from, to] of this.#doubled) halve(bytes, from, to);
      this.#gathering.commit(bytes);
      return at;
    }
  }

  /** A value without quotes. @returns the place of the sign behind it */
  #bare(bytes: Buffer, start: number): number {
    const delimiter = this.#delimiter;
    const { length } = bytes;
    let at = start;
    let sign = bytes[at] ?? 0;
    while (sign !== delimiter && sign !== newline) {
      at += 1;
      if (at >= length) return -1;
      sign = bytes[at] ?? 0;
    }
    let end = at;
    while (end > start && (bytes[end - 1] === space || bytes[end - 1] === carriage)) end -= 1;
    this.#gathering.cell(start, end);
    return at;
  }

  /** A value in quotes. @returns the place of the sign behind it, or -1 */
  #quoted(bytes: Buffer, start: number): number {
    let at = start + 1;
    let doubled = 0;
    for (;;) {
      const found = bytes.indexOf(quote, at);
      if (found < 0 || found + 1 >= bytes.length) return -1;
      if (bytes[found + 1] !== quote) {
        this.#refuseSwallowed(bytes, start, found);
        this.#keep(bytes, start + 1, found, doubled);
        return this.#behind(bytes, found + 1);
      }
      doubled += 1;
      at = found + 2;
    }
  }

  /**
   * A value of several lines that ends in the middle of a cell has run into the quote of another: the records
   * between would be one cell, and nobody would know.
   */
  #refuseSwallowed(bytes: Buffer, start: number, end: number): void {
    let at = end + 1;
    while (bytes[at] === space || bytes[at] === carriage) at += 1;
    const sign = bytes[at];
    if (sign === undefined || sign === this.#delimiter || sign === newline) return;
    const first = bytes.subarray(start, end).indexOf(newline);
    if (first < 0) return;
    throw new UsageProblem(
      `a quotation mark is opened behind record ${this.#gathering.rows} and closed lines below in the middle of a cell: what is between would be one cell. Within a value it is written twice`,
    );
  }

  /** A value with doubled quotes will be shorter, but not before its record is whole: until then it may be read again. */
  #keep(bytes: Buffer, from: number, to: number, doubled: number): void {
    let [start, end] = [from, to];
    while (start < end && bytes[start] === space) start += 1;
    while (end > start && bytes[end - 1] === space) end -= 1;
    if (doubled > 0) this.#doubled.push([start, end]);
    this.#gathering.cell(start, end - doubled);
  }

  /** What stands between a closing quote and the next delimiter is passed over. */
  #behind(bytes: Buffer, from: number): number {
    let at = from;
    while (at < bytes.length && bytes[at] !== this.#delimiter && bytes[at] !== newline) at += 1;
    return at < bytes.length ? at : -1;
  }
}

/** Makes one quote of each two, in place. */
function halve(bytes: Buffer, start: number, end: number): void {
  let into = start;
  for (let at = start; at < end; at += 1) {
    const sign = bytes[at] ?? 0;
    bytes[into] = sign;
    into += 1;
    if (sign === quote) at += 1;
  }
}
