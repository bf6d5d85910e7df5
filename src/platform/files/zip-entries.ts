import { createInflateRaw } from "node:zlib";

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  compressedSize: number;
  /** What the file says; a bomb may lie, so inflating counts for itself. */
  declaredSize: number;
  headerOffset: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const endLength = 22;

/** The end record stands in the last 64 KiB, behind a comment if there is one. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * The entries that the zip's central directory lists, or undefined when it is damaged or cut short.
 * ZIP64 is answered as damaged: it is only needed above 4 GB.
 */
export function listZipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = viewOf(bytes);
  const end = bytes.length < endLength ? undefined : findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== directoryEntry) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString("utf8");
    entries.push({
      name: name.replaceAll("\\", "/").replace(/^\/+/u, ""),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      declaredSize: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function compressedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes);
  const at = entry.headerOffset;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localHeader) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.compressedSize;
  return end > bytes.length ? undefined : bytes.subarray(start, end);
}

type Failed = "damaged" | "too-large";

/** Hands on what comes out, and answers how much it was. */
function inflate(
  packed: Uint8Array,
  limit: number,
  take: (chunk: Buffer) => void,
): Promise<number | Failed> {
  return new Promise((resolve) => {
    let size = 0;
    const stream = createInflateRaw();
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        stream.destroy();
        resolve("too-large");
      } else {
        take(chunk);
      }
    });
    stream.on("error", () => {
      resolve("damaged");
    });
    stream.on("end", () => {
      resolve(size);
    });
    stream.end(packed);
  });
}

/** An entry's contents; stops as soon as more than `limit` bytes came out. */
export async function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit: number,
): Promise<Buffer | Failed> {
  const chunks: Buffer[] = [];
  const size = await unpackEntry(bytes, entry, { limit, take: (chunk) => chunks.push(chunk) });
  return typeof size === "number" ? Buffer.concat(chunks) : size;
}

/** How much an entry unpacks to, without keeping any of it. */
export function measureEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit: number,
): Promise<number | Failed> {
  return unpackEntry(bytes, entry, { limit, take: () => undefined });
}

async function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  { limit, take }: { limit: number; take: (chunk: Buffer) => void },
): Promise<number | Failed> {
  const packed = compressedBytes(bytes, entry);
  if (packed === undefined || entry.encrypted) return "damaged";
  if (entry.method === 8) return inflate(packed, limit, take);
  if (entry.method !== 0) return "damaged";
  if (packed.length > limit) return "too-large";
  take(Buffer.from(packed));
  return packed.length;
}
