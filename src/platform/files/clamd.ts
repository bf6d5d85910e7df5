import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";

/** What ClamAV's daemon says of a file. */
export type Scanned =
  | { readonly kind: "clean" }
  | { readonly kind: "refused"; readonly name: string }
  /** It did not answer, or not in words that are known: nothing is concluded from that. */
  | { readonly kind: "unavailable"; readonly why: string };

/** Looks into a file's bytes. Absent where no scanner is configured. */
export type Scan = (content: Buffer) => Promise<Scanned>;

const chunkSize = 64 * 1024;
/** A workbook of 50 MB that is unpacked takes seconds; longer than this nobody waits. */
const patience = 20_000;
const answerLimit = 4_096;

/**
 * Speaks clamd's INSTREAM: chunks behind their length, an empty one at the end, and one line back.
 * @param address the path of a socket, or `host:port`
 */
export function clamdScan(address: string, waitAtMost = patience): Scan {
  return async (content) => {
    const socket = open(address);
    socket.setTimeout(waitAtMost, () => socket.destroy(new Error("it did not answer in time")));
    try {
      const answer = readLine(socket);
      Readable.from(framesOf(content)).pipe(socket, { end: false });
      return readAnswer(await answer);
    } catch (error) {
      return { kind: "unavailable", why: error instanceof Error ? error.message : String(error) };
    } finally {
      socket.destroy();
    }
  };
}

function open(address: string): Socket {
  if (address.startsWith("/")) return connect({ path: address });
  const colon = address.lastIndexOf(":");
  const host = address.slice(0, colon).replace(/^\[|\]$/g, "");
  return connect({ host, port: Number(address.slice(colon + 1)) });
}

/** Each chunk behind its length, and an empty one at the end. */
function* framesOf(content: Buffer): Generator<Buffer> {
  yield Buffer.from("zINSTREAM\0");
  for (let at = 0; at < content.length; at += chunkSize) {
    const chunk = content.subarray(at, at + chunkSize);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(size: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size);
  return bytes;
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("data", (part: Buffer) => {
      text += part.toString("latin1");
      const end = text.indexOf("\0");
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > answerLimit) reject(new Error("its answer is too long"));
    });
    socket.on("error", reject);
    socket.on("close", () => {
      reject(new Error("it closed without an answer"));
    });
  });
}

function readAnswer(line: string): Scanned {
  if (line === "stream: OK") return { kind: "clean" };
  const found = /^stream: (?<name>.+) FOUND$/.exec(line)?.groups?.["name"];
  if (found === undefined) return { kind: "unavailable", why: line };
  return { kind: "refused", name: found.replaceAll(/[^\w.:/()-]/g, " ").slice(0, 100) };
}
