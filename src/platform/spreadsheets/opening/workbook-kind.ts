import { excelType, type MediaType } from "../../files/file-kind.ts";
import { nameProblem } from "../../files/name-fits.ts";
import type { ZipEntry } from "../../files/zip-entries.ts";

const saveAs = "open it in Excel, choose Save As, and save it as an Excel workbook (.xlsx)";

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

const pdf = [0x25, 0x50, 0x44, 0x46];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b];

/** Names inside an OLE file are UTF-16: an encrypted workbook carries "EncryptedPackage". */
function holdsWide(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(word, "utf16le"),
  );
}

const utf16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function looksLikeText(bytes: Uint8Array): boolean {
  if (utf16.some((mark) => startsWith(bytes, mark))) return true;
  const sample = bytes.subarray(0, 4096);
  return sample.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
}

function isMarkup(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 512)).toString("utf8");
  return start.replace("\uFEFF", "").trimStart().startsWith("<");
}

/** Plain text in which a table may stand: a CSV export, and no web page under another name. */
export function mayBeCsv(bytes: Uint8Array): boolean {
  const isOther = [pdf, zip, ole].some((signature) => startsWith(bytes, signature));
  return bytes.length > 0 && !isOther && looksLikeText(bytes) && !isMarkup(bytes);
}

/** Why the first bytes cannot be an .xlsx workbook, or undefined when they are a zip file. */
export function reasonByFirstBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "The file is empty.";
  if (startsWith(bytes, zip)) return undefined;
  if (startsWith(bytes, pdf)) return "This is a PDF, not an Excel workbook.";
  if (startsWith(bytes, ole)) {
    if (holdsWide(bytes, "EncryptedPackage")) {
      return "This workbook is protected with a password: remove the password in Excel and save it again.";
    }
    if (holdsWide(bytes, "WordDocument")) return "This is a Word document, not an Excel workbook.";
    return `This is an old Excel file (.xls): ${saveAs}.`;
  }
  if (looksLikeText(bytes)) {
    return `This is a web page or XML saved under another name, not an Excel workbook: ${saveAs}.`;
  }
  return "This is not an Excel workbook (.xlsx), or the file is damaged.";
}

/** Why the first bytes are of no file with a table: neither a workbook nor a CSV file. */
export const reasonAgainstTable = (bytes: Uint8Array): string | undefined =>
  mayBeCsv(bytes) ? undefined : reasonByFirstBytes(bytes);

/** Why a workbook or a table is not what its name says: a text that is called .xlsx was no export of Excel. */
export function reasonAgainstName(bytes: Uint8Array, name: string): string | undefined {
  const kinds: readonly MediaType[] = mayBeCsv(bytes) ? ["text/csv", "text/plain"] : [excelType];
  const [first, ...others] = kinds.map((kind) => nameProblem(name, kind));
  return first === undefined || others.includes(undefined) ? undefined : `The file ${first}`;
}

/** Why a zip file with these entries is not an .xlsx workbook, or undefined when it is one. */
export function reasonByEntries(entries: readonly ZipEntry[]): string | undefined {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has("[Content_Types].xml") && names.has("xl/workbook.xml")) return undefined;
  if (names.has("xl/workbook.bin")) return `This is a binary workbook (.xlsb): ${saveAs}.`;
  if (names.has("word/document.xml")) return "This is a Word document, not an Excel workbook.";
  if (names.has("ppt/presentation.xml")) return "This is a PowerPoint file, not an Excel workbook.";
  if (names.has("content.xml"))
    return `This is an OpenDocument file, not an Excel workbook: ${saveAs}.`;
  return "This is a zip file, not an Excel workbook.";
}
