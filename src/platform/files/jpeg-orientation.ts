const orientationTag = 0x0112;

/** A new EXIF segment that says which way is up and nothing else; empty when that is as it stands. */
export function orientationSegment(exif: Buffer): Buffer {
  const orientation = orientationOf(exif.subarray(10));
  if (orientation === undefined || orientation < 2 || orientation > 8) return Buffer.alloc(0);
  const segment = Buffer.from(
    "ffe10022457869660000" +
      "4d4d002a00000008" +
      "0001" +
      "0112000300000001" +
      "00000000" +
      "00000000",
    "hex",
  );
  segment.writeUInt16BE(orientation, 28);
  return segment;
}

/** From the first directory of a TIFF structure, in either order of bytes. */
function orientationOf(tiff: Buffer): number | undefined {
  if (tiff.length < 8) return undefined;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return undefined;
  const count = short(directory);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (short(entry) === orientationTag) return short(entry + 8);
  }
  return undefined;
}
