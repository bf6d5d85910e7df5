import { decodeText, findDelimiter } from "./read-csv.ts";

const [quote, newLine, carriage] = [0x22, 0x0a, 0x0d];

/**
 * Whether a CSV file has more rows than so many, as `splitCsv` would read it, without making a text of it: some
 * milliseconds for a megabyte, so that whoever sends it is told at once. Of UTF-16 it does not say.
 */
export function hasMoreRows(bytes: Uint8Array, most: number): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return false;
  const delimiter = findDelimiter(decodeText(bytes.subarray(0, 50_000)))?.charCodeAt(0);
  if (delimiter === undefined) return false;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let [at, rows] = [hasMark ? 3 : 0, 0];
  while (at < bytes.length && rows <= most) {
    if (bytes[at] === quote) at = afterQuoted(bytes, at);
    while (
      at < bytes.length &&
      bytes[at] !== delimiter &&
      bytes[at] !== newLine &&
      bytes[at] !== carriage
    )
      at += 1;
    const endsRow = bytes[at] !== delimiter || at + 1 === bytes.length;
    if (bytes[at] === carriage && bytes[at + 1] === newLine) at += 1;
    if (endsRow) rows += 1;
    at += 1;
  }
  return rows > most;
}

/** Two quotation marks inside are one that is meant. */
function afterQuoted(bytes: Uint8Array, start: number): number {
  let end = bytes.indexOf(quote, start + 1);
  while (end >= 0 && bytes[end + 1] === quote) end = bytes.indexOf(quote, end + 2);
  return end < 0 ? bytes.length : end + 1;
}
