import { writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import type { Texts } from "../../linkage/index.ts";
import { writing } from "./not-written.ts";
import type { Opened } from "./whole-results.ts";

/** Texts that can put one down as bytes, where it may stand in a CSV as it is. */
export type PlainTexts = Texts & {
  /** @returns where it ends, or -1 where it is not plain */
  readonly copy?: (place: number, into: Uint8Array, at: number) => number;
  /** Whether two of them are alike. */
  readonly hasTwice?: boolean;
};

const flushAt = 1 << 20;
/** A text is mostly shorter than this; one that is not is written by itself. */
const room = 1 << 16;

/** Lines of a CSV on their way into a file, as bytes: making a text of each takes longer than all the rest. */
class Lines {
  readonly #to: Opened;
  readonly #bytes = Buffer.allocUnsafe(flushAt + room);
  #at = 0;
  /** How often bytes have gone into the file. */
  writes = 0;

  constructor(to: Opened) {
    this.#to = to;
  }

  /** A cell that may need quotes. */
  cell(texts: PlainTexts, place: number): void {
    this.#makeRoom(room / 4);
    const end = texts.copy?.(place, this.#bytes, this.#at) ?? -1;
    if (end < 0) this.text(quoted(texts.at(place) ?? ""));
    else this.#at = end;
  }

  /** What stands in a line as it is. */
  text(text: string): void {
    this.#makeRoom(Math.min(room, text.length * 3));
    if (text.length * 3 <= room) this.#at += this.#bytes.write(text, this.#at);
    else {
      this.flush();
      this.#write(Buffer.from(text));
    }
  }

  sign(code: number): void {
    this.#bytes[this.#at] = code;
    this.#at += 1;
  }

  /** A probability to the millionth, as `toFixed` has it. */
  probability(share: number): void {
    const millionths = share * 1e6;
    const whole = Math.round(millionths);
    // Too near to the middle between two: the last figure is not left to a product.
    const isDoubtful = Math.abs(Math.abs(millionths - whole) - 0.5) < 1e-6;
    if (isDoubtful || whole >= 1e6) {
      this.text(share.toFixed(6));
      return;
    }
    this.text("0.");
    for (let at = this.#at + 5, left = whole; at >= this.#at; at -= 1) {
      const rest = Math.floor(left / 10);
      this.#bytes[at] = zero + left - 10 * rest;
      left = rest;
    }
    this.#at += 6;
  }

  end(): void {
    this.sign(newline);
    if (this.#at >= flushAt) this.flush();
  }

  flush(): void {
    this.#write(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
  }

  /** Room for so many bytes, with some to spare for signs and figures. */
  #makeRoom(bytes: number): void {
    if (this.#at + bytes + 64 > this.#bytes.length) this.flush();
  }

  #write(bytes: Buffer): void {
    const { path, file, ifStopped } = this.#to;
    this.writes += 1;
    writing(
      path,
      () => {
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      },
      ifStopped,
    );
  }
}

export type { Lines };

const zero = 0x30;
const newline = 0x0a;
export const comma = 0x2c;

/** What stands in a file, for so many things one after the other. */
type Content = {
  readonly heading: string;
  readonly count: number;
  readonly lines: (lines: Lines, at: number) => void;
};

/** Writes a file line by line. Between its megabytes it is heard that somebody stops the command. */
export async function writeLines(to: Opened, content: Content): Promise<void> {
  const lines = new Lines(to);
  lines.text(content.heading);
  lines.end();
  for (let at = 0, writes = 0; at < content.count; at += 1) {
    content.lines(lines, at);
    if (lines.writes === writes) continue;
    writes = lines.writes;
    await setImmediate();
  }
  lines.flush();
}

export const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Signs that a CSV needs quotes for, and all that are more than one byte. */
const needsCare = Uint8Array.from({ length: 256 }, (_, sign) =>
  Number(sign > 0x7f || sign === 0x22 || sign === comma || sign === 0x0d || sign === newline),
);

/** Puts bytes into others, where each may stand in a CSV as it is. @returns where they end, or -1 */
export function copyPlain(
  from: Uint8Array,
  part: { readonly begin: number; readonly end: number },
  into: Uint8Array,
  at: number,
): number {
  if (part.end - part.begin > room / 4) return -1;
  let place = at;
  for (let next = part.begin; next < part.end; next += 1, place += 1) {
    const sign = from[next] ?? 0;
    if (needsCare[sign] === 1) return -1;
    into[place] = sign;
  }
  return place;
}
