import type { WorkbookWriter } from "@cj-tech-master/excelts";
import { withoutHeld } from "../words/index.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { yielding } from "./yielding.ts";

/** The media type of what `toXlsx` makes. */
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The most that a cell of a workbook can hold. */
const longest = 32_767;
/** A3, as the format numbers paper; the library names smaller sizes only. */
const paperSize = 8;

// Each is one object, so that the writer finds the style it has made before.
const textStyle = { numFmt: "@", alignment: { vertical: "top", wrapText: true } } as const;
const dateStyle = {
  numFmt: "dd/mm/yyyy",
  alignment: { vertical: "top", horizontal: "left" },
} as const;
const numberStyle = { numFmt: "0", alignment: { vertical: "top", horizontal: "left" } } as const;
const lineStyle = { numFmt: "@" };
const headingStyle = { numFmt: "@", font: { bold: true }, alignment: textStyle.alignment } as const;

/**
 * A workbook of one sheet: headings that stay in sight and can be filtered by, dates that are dates,
 * laid out for A3 across, and on every printed sheet its marking, number and reader. A text is typed
 * as text and marked as quoted, so that it stays text also when somebody edits the cell. Written row
 * by row: no second copy of the whole stands in memory, and other requests have their turn.
 */
export async function toXlsx(sheet: Sheet): Promise<Buffer> {
  const written: Uint8Array[] = [];
  const out = new WritableStream<Uint8Array>({ write: (part) => void written.push(part) });
  // Loaded for the first file that is asked for, not by every command and start.
  const excel = await import("@cj-tech-master/excelts");
  const book = new excel.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: true,
  });
  Object.assign(book, {
    creator: "Lantern",
    lastModifiedBy: "Lantern",
    created: sheet.madeAt,
    modified: sheet.madeAt,
  });
  const page = book.addWorksheet(sheet.name, layoutOf(sheet));
  Object.assign(page.pageSetup, { paperSize });
  page.columns = sheet.headings.map(({ width }) => ({ width }));
  const write = (cells: readonly Cell[], style?: typeof lineStyle): void => {
    const row = page.addRow(cells.map(valueOf));
    for (const [index, cell] of cells.entries())
      row.getCell(index + 1).style = style ?? styleOf(cell);
    row.commit();
  };
  for (const line of sheet.lines) write([line], lineStyle);
  write([]);
  write(
    sheet.headings.map(({ text }) => text),
    headingStyle,
  );
  for await (const row of yielding(sheet.rows)) write(row);
  if (sheet.notes.length > 0) write([]);
  for (const note of sheet.notes) write([note], lineStyle);
  quoteTexts(book);
  await book.commit();
  return Buffer.concat(written);
}

function layoutOf({ lines, headings, rows, running }: Sheet) {
  const headingRow = lines.length + 2;
  const last = headingRow + rows.length;
  const words = `&L&B${plain(running.marking)}&B&C${plain(running.number)}&R${plain(running.reader)}`;
  return {
    views: [{ state: "frozen", xSplit: 1, ySplit: headingRow } as const],
    autoFilter: {
      from: { row: headingRow, col: 1 },
      to: { row: last, col: Math.max(headings.length, 1) },
    },
    pageSetup: {
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${String(headingRow)}:${String(headingRow)}`,
      margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    } as const,
    headerFooter: { oddHeader: words, oddFooter: `${words} &P/&N` },
  };
}

/** In a running header "&" begins an instruction, and the whole may have 255 characters. */
const plain = (text: string): string =>
  storable(text)
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .slice(0, 60)
    .toWellFormed()
    .replaceAll("&", "&&");

function valueOf(cell: Cell): string | number | Date | null {
  if (cell === null || cell === "" || typeof cell === "number") return cell === "" ? null : cell;
  if (typeof cell === "string") return storable(withoutHeld(cell));
  // Before this day the programs disagree on which number a day has.
  return cell.date < "1900-03-01" ? cell.date : new Date(`${cell.date}T00:00:00Z`);
}

function styleOf(cell: Cell) {
  if (typeof cell === "number") return numberStyle;
  return typeof cell === "object" && cell !== null && cell.date >= "1900-03-01"
    ? dateStyle
    : textStyle;
}

/**
 * Text as a workbook keeps it. XML has no way to say other control characters. "_x0041_" is how a workbook
 * spells a character: where a text has it by chance, the library spells its first mark in cells, and `plain` elsewhere.
 */
function storable(text: string): string {
  const kept = text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, "");
  return kept.length > longest ? `${kept.slice(0, longest - 1).toWellFormed()}…` : kept;
}

/** The library knows no quotePrefix: it is set in the styles as they will be written. */
function quoteTexts(book: WorkbookWriter): void {
  const { model } = (book as unknown as { styles: { model: { styles: string[] } } }).styles;
  model.styles = model.styles.map((xf) =>
    xf.replace(/^<xf (?=numFmtId="49")/, '<xf quotePrefix="1" '),
  );
}
