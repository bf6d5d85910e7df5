const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * The text of an export. Excel writes UTF-8 with a mark, "Unicode text" as UTF-16, and otherwise
 * Windows-1252; bytes that are no UTF-8 are the last of these.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * RFC 4180, and what is met beside it: a quotation mark inside a value that does not begin with
 * one is a character like another. Written here because the reader that the workbook library has
 * stops at such a mark and turns text into dates, month first.
 */
export function splitCsv(text: string, delimiter: Delimiter, mostRows = Infinity): string[][] {
  return splitAt(text, delimiter, mostRows, () => undefined);
}

/** The rows, each with the line of the file it begins on: a value may go over several. */
export function splitCsvByLine(
  text: string,
  delimiter: Delimiter,
  mostRows = Infinity,
): { readonly line: number; readonly values: readonly string[] }[] {
  const starts: number[] = [];
  const rows = splitAt(text, delimiter, mostRows, (at) => starts.push(at));
  const lineEnds = /\r\n|\n|\r/g;
  let line = 1;
  return rows.map((values, index) => {
    for (const start = starts[index] ?? 0; ; line += 1) {
      const { lastIndex } = lineEnds;
      if (!lineEnds.test(text) || lineEnds.lastIndex > start) {
        lineEnds.lastIndex = lastIndex;
        return { line, values };
      }
    }
  });
}

function splitAt(
  text: string,
  delimiter: Delimiter,
  mostRows: number,
  startsAt: (at: number) => void,
): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length && rows.length <= mostRows) {
    if (row.length === 0) startsAt(at);
    let value = "";
    if (text[at] === '"') {
      let from = at + 1;
      let end = text.indexOf('"', from);
      while (end >= 0 && text[end + 1] === '"') {
        value += text.slice(from, end + 1);
        from = end + 2;
        end = text.indexOf('"', from);
      }
      value += text.slice(from, end < 0 ? text.length : end);
      at = end < 0 ? text.length : end + 1;
    }
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r")
      at += 1;
    row.push(value + text.slice(start, at));
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push("");
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The sign that gives the most rows of one width, wider rows counting for more. */
export function findDelimiter(text: string): Delimiter | undefined {
  const start = text.slice(0, 50_000);
  let best: { delimiter: Delimiter; score: number } | undefined;
  for (const delimiter of delimiters) {
    const widths = new Map<number, number>();
    for (const row of splitCsv(start, delimiter, 100)) {
      if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...widths].map(([width, times]) => times * Math.log2(width)));
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter;
}
