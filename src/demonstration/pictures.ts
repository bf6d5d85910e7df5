import { crc32, deflateSync } from "node:zlib";
import { acceptFile } from "../platform/files/accept-file.ts";
import type { ScannedFile } from "../platform/files/scan-result.ts";

const side = 160;

/** A sketch of two streets and a shop, drawn here: nobody took it. */
export const aSketchMap = (): Promise<ScannedFile> => drawn("Sketch of the parade.png", shade);

/** A drawing of a face that is nobody’s. */
export const aDrawnFace = (): Promise<ScannedFile> => drawn("Drawing of a face.png", faceShade);

type Shade = (x: number, y: number) => number;

async function drawn(name: string, shadeAt: Shade): Promise<ScannedFile> {
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: side }, (__, x) => shadeAt(x, y))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const content = Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  const accepted = await acceptFile(name, content);
  if (!accepted.ok) throw new Error(accepted.error);
  return { ...accepted.value, scan: "not scanned" };
}

/** Of an attendance system: what a school adds to its concern. */
export async function aChronology(): Promise<ScannedFile> {
  const lines = [
    "Date,Session,Mark",
    "2026-11-09,Morning,Absent",
    "2026-11-16,Morning,Late",
    "2026-11-17,Afternoon,Absent",
  ];
  const accepted = await acceptFile("Attendance.csv", Buffer.from(`${lines.join("\r\n")}\r\n`));
  if (!accepted.ok) throw new Error(accepted.error);
  return { ...accepted.value, scan: "not scanned" };
}

/** Streets are white, the shop dark, the rest grey. */
function shade(x: number, y: number): number {
  if (x > 96 && x < 120 && y > 40 && y < 64) return 40;
  const isStreet = Math.abs(x - 70) < 8 || Math.abs(y - 80) < 8;
  return isStreet ? 255 : 200;
}

const isWithin = (x: number, y: number, [atX, atY, wide, high]: readonly number[]): boolean =>
  ((x - (atX ?? 0)) / (wide ?? 1)) ** 2 + ((y - (atY ?? 0)) / (high ?? 1)) ** 2 < 1;

/** Shoulders, hair, a face with two eyes and a mouth. */
function faceShade(x: number, y: number): number {
  const isMark = [
    [66, 72, 4, 3],
    [94, 72, 4, 3],
    [80, 100, 12, 2],
  ].some((mark) => isWithin(x, y, mark));
  if (isMark) return 60;
  if (isWithin(x, y, [80, 82, 32, 42])) return 215;
  if (isWithin(x, y, [80, 68, 42, 50])) return 70;
  return isWithin(x, y, [80, 175, 70, 52]) ? 120 : 240;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
