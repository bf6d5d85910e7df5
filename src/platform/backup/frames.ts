import { BackupProblem } from "./backup-problem.ts";

/**
 * What stands in a backup once it is opened and unpacked: frames, one after the other. A letter, the
 * length in four bytes, and so many bytes.
 *
 *   H  header   JSON, first             T  a table begins   JSON
 *   Q  sequences JSON                   D  rows of it       PostgreSQL's COPY text
 *   M  manifest JSON, last              E  a table ends     JSON, with rows and digest
 */
export type FrameKind = "H" | "T" | "D" | "E" | "Q" | "M";
export type Frame = { readonly kind: FrameKind; readonly body: Buffer };

const kinds = "HTDEQM";
const headLength = 5;
/** No frame is longer: a length that was altered must not make the reader wait for gigabytes. */
const longest = 64 * 1024 * 1024;

export function frame(kind: FrameKind, body: Buffer): Buffer {
  const head = Buffer.alloc(headLength);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

export const jsonFrame = (kind: FrameKind, value: unknown): Buffer =>
  frame(kind, Buffer.from(JSON.stringify(value)));

/** Takes a stream of bytes apart into frames, whatever pieces it arrives in. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = 0;
    while (rest.length - at >= headLength) {
      const length = lengthAt(rest, at);
      if (rest.length - at < headLength + length) break;
      const body = rest.subarray(at + headLength, at + headLength + length);
      yield { kind: String.fromCharCode(rest[at] ?? 0) as FrameKind, body };
      at += headLength + length;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new BackupProblem("this backup ends in the middle of something");
}

function lengthAt(bytes: Buffer, at: number): number {
  const length = bytes.readUInt32BE(at + 1);
  if (length > longest || !kinds.includes(String.fromCharCode(bytes[at] ?? 0)))
    throw new BackupProblem("this is not a backup of Lantern");
  return length;
}
