const signatureLength = 8;

/** Ancillary chunks that change what is seen; text, time, EXIF and private ones are dropped. */
const seen = new Set(["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP"]);

/** A picture without what was written beside it. Undefined when it is damaged. */
export function strippedPng(content: Buffer): Buffer | undefined {
  const kept: Buffer[] = [content.subarray(0, signatureLength)];
  let at = signatureLength;
  while (at + 12 <= content.length) {
    const end = at + 12 + content.readUInt32BE(at);
    const type = content.toString("latin1", at + 4, at + 8);
    if (end > content.length || !/^[A-Za-z]{4}$/.test(type)) return undefined;
    const isCritical = /^[A-Z]/.test(type);
    if (isCritical || seen.has(type)) kept.push(content.subarray(at, end));
    if (type === "IEND") return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}
