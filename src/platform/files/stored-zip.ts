import { crc32 } from "node:zlib";

interface Part {
  name: string;
  content: Uint8Array;
}

function header(part: Part, signature: number, length: number): Buffer {
  const central = length === 46;
  const bytes = Buffer.alloc(length);
  const shift = central ? 2 : 0;
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4 + shift);
  bytes.writeUInt16LE(0x0800, 6 + shift);
  bytes.writeUInt16LE(0x21, 12 + shift);
  bytes.writeUInt32LE(crc32(part.content), 14 + shift);
  bytes.writeUInt32LE(part.content.length, 18 + shift);
  bytes.writeUInt32LE(part.content.length, 22 + shift);
  bytes.writeUInt16LE(Buffer.byteLength(part.name), 26 + shift);
  return bytes;
}

/** A zip file of these parts, uncompressed. */
export function storedZip(parts: readonly Part[]): Buffer {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const central = header(part, 0x02014b50, 46);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    body.push(header(part, 0x04034b50, 30), name, part.content);
    offset += 30 + name.length + part.content.length;
  }
  const size = directory.reduce((total, piece) => total + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, ...directory, end]);
}
