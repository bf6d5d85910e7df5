import { orientationSegment } from "./jpeg-orientation.ts";

const [startOfScan, endOfImage] = [0xda, 0xd9];
const [app0, app1, app2, app14, app15, comment] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

/**
 * A picture without what the camera wrote beside it: EXIF with the place where it was taken, XMP,
 * IPTC, comments, and the second picture with an EXIF of its own that some cameras append. Colours
 * (JFIF, ICC, Adobe) and which way is up are kept. Undefined when it is damaged.
 */
export function strippedJpeg(content: Buffer): Buffer | undefined {
  const kept: Buffer[] = [content.subarray(0, 2)];
  let at = 2;
  for (;;) {
    if (content[at] !== 0xff) return undefined;
    // Any number of 0xff may stand before a marker.
    while (content[at + 1] === 0xff) at += 1;
    const marker = content[at + 1];
    if (marker === undefined) return undefined;
    if (marker === endOfImage) return Buffer.concat([...kept, content.subarray(at, at + 2)]);
    if (at + 4 > content.length) return undefined;
    const length = content.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > content.length) return undefined;
    const segment = content.subarray(at, end);
    kept.push(keptOf(marker, segment));
    at = end;
    if (marker === startOfScan) {
      at = endOfScan(content, end);
      kept.push(content.subarray(end, at));
    }
  }
}

function keptOf(marker: number, segment: Buffer): Buffer {
  const begins = (word: string): boolean =>
    segment.subarray(4).toString("latin1", 0, word.length) === word;
  if (marker === app1) return begins("Exif\0\0") ? orientationSegment(segment) : Buffer.alloc(0);
  const isData = marker < app0 || marker > app15;
  const isColour =
    marker === app0 ||
    (marker === app2 && begins("ICC_PROFILE\0")) ||
    (marker === app14 && begins("Adobe"));
  return (isData && marker !== comment) || isColour ? segment : Buffer.alloc(0);
}

/** Where the next marker stands: in the picture's data 0xff is followed by 0 or by a restart. */
function endOfScan(content: Buffer, start: number): number {
  let at = content.indexOf(0xff, start);
  while (at >= 0) {
    const next = content[at + 1] ?? 0;
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
    at = content.indexOf(0xff, at + 2);
  }
  return content.length;
}
