import { crc32, deflateRawSync } from "node:zlib";

/** One entry of a zip, and what its headers may say that is not so. */
export interface Packed {
  name: string;
  content: Buffer | string;
  method?: number;
  flags?: number;
  /** What the directory says that it unpacks to. */
  declared?: number;
  /** Where the directory says that it stands. */
  offset?: number;
}

function entryHeader(entry: Packed, body: Buffer, content: Buffer): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(entry.flags ?? 0x0800, 2);
  bytes.writeUInt16LE(entry.method ?? 8, 4);
  bytes.writeUInt16LE(0x21, 8);
  bytes.writeUInt32LE(crc32(content), 10);
  bytes.writeUInt32LE(body.length, 14);
  bytes.writeUInt32LE(entry.declared ?? content.length, 18);
  bytes.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return bytes;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A zip with whatever its headers are told to say; `entries` is what the end record counts. */
export function packedZip(parts: readonly Packed[], entries = parts.length): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.method === 0 ? content : deflateRawSync(content, { level: 9 });
    const head = entryHeader(part, packed, content);
    const name = Buffer.from(part.name);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(part.offset ?? at, 10);
    const local = Buffer.concat([signature(0x04034b50), head, name, packed]);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), head, tail, name);
    body.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries & 0xffff, 8);
  end.writeUInt16LE(entries & 0xffff, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, listed, end]);
}
