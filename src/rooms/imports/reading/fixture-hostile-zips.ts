import {
  entriesOf,
  hostileBook,
  ordinaryRows,
  sheetOf,
  sheetPart,
  type Hostile,
} from "./fixture-hostile-base.ts";
import { packedZip, type Packed } from "./fixture-hostile-zip.ts";

const megabyte = 1024 * 1024;
const spaces = (megabytes: number): Buffer => Buffer.alloc(megabytes * megabyte, 0x20);

/** The ordinary workbook with one entry that is or says otherwise. */
function zipWith(name: string, change: Partial<Packed>): Buffer {
  const entries = entriesOf();
  const found = entries.find((entry) => entry.name === name);
  if (found) Object.assign(found, change);
  else entries.push({ name, content: "", ...change });
  return packedZip(entries);
}

/** Many names for the bytes of one entry: each unpacks all of it. */
function overlapping(): Buffer {
  const entries = entriesOf();
  const at = Buffer.concat([packedZip(entries)]).indexOf(Buffer.from("xl/styles.xml")) - 30;
  const more = Array.from({ length: 40 }, (_, index): Packed => ({
    name: `xl/worksheets/sheet${index + 2}.xml`,
    content: sheetOf(" ".repeat(1000)),
    offset: at,
  }));
  return packedZip([...entries, ...more]);
}

function corrupted(): Buffer {
  const whole = hostileBook({ [sheetPart]: sheetOf(ordinaryRows.repeat(200)) });
  const at = whole.indexOf(Buffer.from(sheetPart)) + sheetPart.length;
  whole.fill(0xff, at + 4, at + 40);
  return whole;
}

function endAt(position: number): Buffer {
  const whole = hostileBook();
  whole.writeUInt32LE(position, whole.length - 6);
  return whole;
}

const behindAComment = (): Buffer => {
  const comment = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(60_000, 0x41)]);
  const whole = hostileBook();
  whole.writeUInt16LE(comment.length, whole.length - 2);
  return Buffer.concat([whole, comment]);
};

/** What is wrong with the zip itself. */
export const hostileZips: readonly Hostile[] = [
  ["a sheet that unpacks to 300 MB", "refused", () => zipWith(sheetPart, { content: spaces(300) })],
  [
    "a sheet of 300 MB that says it is small",
    "refused",
    () => zipWith(sheetPart, { content: spaces(300), declared: 900 }),
  ],
  [
    "texts of 300 MB that say they are small",
    "refused",
    () => zipWith("xl/sharedStrings.xml", { content: spaces(300), declared: 900 }),
  ],
  [
    "styles of 300 MB that say they are small",
    "refused",
    () => zipWith("xl/styles.xml", { content: spaces(300), declared: 900 }),
  ],
  [
    "a picture of 300 MB that says it is small",
    "read",
    () => zipWith("xl/media/image1.png", { content: spaces(300), declared: 900 }),
  ],
  ["forty names for one entry", "refused", overlapping],
  [
    "20,000 entries",
    "read",
    () =>
      packedZip([
        ...entriesOf(),
        ...Array.from({ length: 20_000 }, (_, at) => ({ name: `a/${at}`, content: "" })),
      ]),
  ],
  ["an encrypted sheet", "refused", () => zipWith(sheetPart, { flags: 1 })],
  ["a packing that nothing unpacks", "refused", () => zipWith(sheetPart, { method: 14 })],
  [
    "two sheets of one name",
    "refused",
    () => packedZip([...entriesOf(), { name: sheetPart, content: sheetOf("") }]),
  ],
  [
    "a path out of its folder",
    "read",
    () => zipWith("../../../../tmp/lantern-escaped.txt", { content: "escaped" }),
  ],
  [
    "a path in Windows' writing",
    "read",
    () => zipWith("..\\..\\lantern-escaped.txt", { content: "escaped" }),
  ],
  ["cut short", "refused", () => hostileBook().subarray(0, 900)],
  ["more entries than there are", "refused", () => packedZip(entriesOf(), 60_000)],
  ["fewer entries than there are", "refused", () => packedZip(entriesOf(), 2)],
  ["a directory behind the end", "refused", () => endAt(0xfffffff0)],
  ["a directory at ZIP64's mark", "refused", () => endAt(0xffffffff)],
  ["an entry behind the end", "refused", () => zipWith(sheetPart, { offset: 0x7fffffff })],
  ["a damaged stream", "refused", corrupted],
  ["a second end in its comment", "refused", behindAComment],
  [
    "a workbook in the workbook",
    "read",
    () => zipWith("xl/embeddings/book.xlsx", { content: hostileBook() }),
  ],
];
