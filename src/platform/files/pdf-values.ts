/** What stands in a PDF, as far as it matters here: a number, a text and true are all "other". */
export type PdfValue =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "ref"; readonly object: number }
  | { readonly kind: "array"; readonly items: readonly PdfValue[] }
  | { readonly kind: "dictionary"; readonly entries: ReadonlyMap<string, readonly PdfValue[]> }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "other" };

/** A file that needs more work than it is long was made for that, or is damaged beyond reading. */
export class PdfTooMuch extends Error {}

const whitespace = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters = new Set(Array.from("()<>[]{}/%", (one) => one.charCodeAt(0)));
const deepest = 200;
const other: PdfValue = { kind: "other" };

type Token = { readonly word: string; readonly isName: boolean };

/** Reads values from any place in a PDF as leniently as those who show them: what is no value is passed over. */
export class PdfReader {
  at: number;
  private readonly bytes: Buffer;
  private readonly spend: (bytes: number) => void;

  constructor(bytes: Buffer, at: number, spend: (bytes: number) => void = () => undefined) {
    this.bytes = bytes;
    this.at = at;
    this.spend = spend;
  }

  /** The value that begins here. */
  value(depth = 0): PdfValue {
    const began = this.at;
    const token = this.token();
    this.spend(this.at - began);
    return token === undefined ? other : this.valueOf(token, depth);
  }

  /** The next word, number, name or sign; a text is "(". */
  token(): Token | undefined {
    this.skipSpace();
    const first = this.bytes[this.at];
    if (first === undefined) return undefined;
    const sign = String.fromCharCode(first);
    if (sign === "/") return this.name();
    if (sign === "(") return this.text();
    if (sign === "<" || sign === ">") return this.angle(sign);
    if (delimiters.has(first)) return this.take(1, sign);
    return { word: this.regular(), isName: false };
  }

  private valueOf({ word, isName }: Token, depth: number): PdfValue {
    if (isName) return { kind: "name", name: word };
    if (depth > deepest) throw new PdfTooMuch();
    if (word === "[") return { kind: "array", items: this.items(depth) };
    if (word === "<<") return { kind: "dictionary", entries: this.entries(depth) };
    return /^[+-]?\d+$/u.test(word) ? this.numberOrRef(Number(word)) : other;
  }

  private items(depth: number): readonly PdfValue[] {
    const items: PdfValue[] = [];
    for (;;) {
      const began = this.at;
      const token = this.token();
      this.spend(this.at - began);
      if (token === undefined || (token.word === "]" && !token.isName)) return items;
      items.push(this.valueOf(token, depth + 1));
    }
  }

  /** A key that comes twice has both values: readers differ in which they take. */
  private entries(depth: number): ReadonlyMap<string, readonly PdfValue[]> {
    const entries = new Map<string, PdfValue[]>();
    for (;;) {
      const began = this.at;
      const token = this.token();
      this.spend(this.at - began);
      if (token === undefined || (token.word === ">>" && !token.isName)) return entries;
      if (!token.isName) continue;
      const after = this.at;
      const next = this.token();
      if (next === undefined) return entries;
      // A key without a value, before the end.
      if (next.word === ">>" && !next.isName) this.at = after;
      const value = next.word === ">>" && !next.isName ? other : this.valueOf(next, depth + 1);
      const values = entries.get(token.word);
      // Added to, not copied: a key can come a million times.
      if (values) values.push(value);
      else entries.set(token.word, [value]);
    }
  }

  private numberOrRef(number: number): PdfValue {
    const after = this.at;
    if (!this.isDigitNext()) return { kind: "number", number };
    const generation = this.token();
    if (generation !== undefined && /^\d+$/u.test(generation.word) && !generation.isName) {
      const sign = this.token();
      if (sign?.word === "R" && !sign.isName) return { kind: "ref", object: number };
    }
    this.spend(this.at - after);
    this.at = after;
    return { kind: "number", number };
  }

  private isDigitNext(): boolean {
    this.skipSpace();
    const byte = this.bytes[this.at] ?? 0;
    return byte >= 0x30 && byte <= 0x39;
  }

  private skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) return;
      if (byte === 0x25) this.skipComment();
      else if (whitespace.has(byte)) this.at += 1;
      else return;
    }
  }

  private skipComment(): void {
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at];
      if (byte === 0x0a || byte === 0x0d) return;
      this.at += 1;
    }
  }

  private take(length: number, word: string): Token {
    this.at += length;
    return { word, isName: false };
  }

  private angle(sign: "<" | ">"): Token {
    if (this.bytes[this.at + 1] === this.bytes[this.at]) return this.take(2, sign + sign);
    if (sign === ">") return this.take(1, sign);
    const end = this.bytes.indexOf(">", this.at);
    this.at = end < 0 ? this.bytes.length : end + 1;
    return { word: "(", isName: false };
  }

  private regular(): string {
    const began = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at] ?? 0;
      if (whitespace.has(byte) || delimiters.has(byte)) break;
      this.at += 1;
    }
    return this.bytes.toString("latin1", began, this.at);
  }

  /** "#4a" in a name is one character: JavaScript can be written in many ways. */
  private name(): Token {
    this.at += 1;
    const word = this.regular().replaceAll(/#([0-9a-f]{2})/giu, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
    return { word, isName: true };
  }

  private text(): Token {
    let open = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === 0x5c) this.at += 1;
      else if (byte === 0x28) open += 1;
      else if (byte === 0x29) open -= 1;
      if (open === 0) break;
    }
    return this.take(1, "(");
  }
}
