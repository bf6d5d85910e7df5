import { crc32, deflateSync } from "node:zlib";
import { acceptFile } from "../platform/files/accept-file.ts";
import type { ScannedFile } from "../platform/files/scan-result.ts";

const side = 160;

/** A sketch of two streets and a shop, drawn here: nobody took it. */
export async function aSketchMap(): Promise<ScannedFile> {
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: side }, (__, x) => shade(x, y))]),
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
  const accepted = await acceptFile("Sketch of the parade.png", content);
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

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
