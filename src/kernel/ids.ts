import { randomUUIDv7 } from "node:crypto";
import { err, ok, type Result } from "./result.ts";

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LOW_62 = (1n << 62n) - 1n;
const LOW_12 = (1n << 12n) - 1n;
const LOW_32 = (1n << 32n) - 1n;

/**
 * Ids that always grow, whatever the source hands over. Node's randomUUIDv7 is ordered by
 * millisecond only: of 100,000 made in a row half came out behind their predecessor, and a clock
 * set back does worse. Rows written in one transaction must keep their order, so an id that would
 * come out behind is replaced by the last one plus a random step (RFC 9562, section 6.2, method 2:
 * a step of one would let the neighbour's id be guessed).
 */
export function monotonicIds(source: () => string): () => string {
  let last = 0n;
  return () => {
    const fresh = payloadOf(source());
    last = fresh > last ? fresh : last + 1n + (fresh & LOW_32);
    return uuidOf(last);
  };
}

/** A new UUIDv7, greater than every one that this process made before. */
export const newId: () => string = monotonicIds(randomUUIDv7);

/** True for a UUIDv7 in lower case, the only form that Lantern writes. */
export function isId(text: string): boolean {
  return UUID_V7.test(text);
}

// 48 bits of time, 12 and 62 of randomness, without the fixed version and variant between them.
function payloadOf(uuid: string): bigint {
  const bits = BigInt(`0x${uuid.replaceAll("-", "")}`);
  return ((bits >> 80n) << 74n) | (((bits >> 64n) & LOW_12) << 62n) | (bits & LOW_62);
}

function uuidOf(payload: bigint): string {
  const high = ((payload >> 74n) << 16n) | (7n << 12n) | ((payload >> 62n) & LOW_12);
  const bits = (high << 64n) | (2n << 62n) | (payload & LOW_62);
  const hex = bits.toString(16).padStart(32, "0");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * References that people read out on the telephone and copy on to paper: 'C-2048-2' is prefix,
 * number, check digit. The digit follows H. M. Damm's quasigroup (Total anti-symmetrische
 * Quasigruppen, Marburg 2004), which catches every single wrong digit and every pair of adjacent
 * digits swapped. The weighted sum modulo 11 of the NHS number does too, but leaves one number in
 * eleven without a digit.
 */
export type Reference = { readonly prefix: string; readonly number: number };

const LARGEST = 999_999_999_999_999;

export type ReferenceProblem = "not a reference" | "mistyped";

const DAMM: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/** Prefix: one to four capitals. Number: a positive whole number, as a sequence hands it out. */
export function referenceFor(prefix: string, number: number): string {
  if (!/^[A-Z]{1,4}$/.test(prefix)) throw new RangeError(`Not a reference prefix: ${prefix}`);
  if (!Number.isInteger(number) || number < 1 || number > LARGEST) {
    throw new RangeError(`Not a reference number: ${number}`);
  }
  return `${prefix}-${number}-${dammDigit(String(number))}`;
}

/**
 * Reads what a person typed: capitals or not, with hyphens, spaces or nothing between the parts.
 * 'mistyped' means that it has the form of a reference but its check digit is wrong.
 */
export function parseReference(text: string): Result<Reference, ReferenceProblem> {
  const compact = text.toUpperCase().replaceAll(/[\s\u2010-\u2015-]/g, "");
  const found = /^([A-Z]{1,4})([1-9]\d{0,14})(\d)$/.exec(compact);
  const [, prefix, digits, check] = found ?? [];
  if (prefix === undefined || digits === undefined) return err("not a reference");
  if (dammDigit(digits) !== Number(check)) return err("mistyped");
  return ok({ prefix, number: Number(digits) });
}

/** The references that may be meant where the check digit may be left out: "C-2113", "2113" or "c2113-5". */
export function referencesMeant(prefix: string, text: string): readonly string[] {
  const compact = text.toUpperCase().replaceAll(/[\s\u2010-\u2015-]/g, "");
  const digits = compact.startsWith(prefix) ? compact.slice(prefix.length) : compact;
  if (!/^[1-9]\d{0,14}$/.test(digits)) return [];
  const whole = parseReference(`${prefix}${digits}`);
  const numbers = [Number(digits), ...(whole.ok ? [whole.value.number] : [])];
  return numbers.map((number) => referenceFor(prefix, number));
}

function dammDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? Number.NaN;
  return interim;
}
