import { createRequire } from "node:module";
import { columnShares } from "./columns.ts";
import { beginsPage, type Block, type Document } from "./document.ts";
import { printable } from "./printable.ts";

/** The media type of what `toPdf` makes. */
export const pdfType = "application/pdf";

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

const require = createRequire(import.meta.url);
/** Carried in the file, and with the signs of most alphabets that are read from left to right. */
const fonts = {
  regular: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
  bold: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
};
/** The types of the library do not know this one yet. */
const subset: string = "PDF/UA";
const accessible = subset as PDFKit.Mixins.PDFSubsets;
const margins = { left: 56, right: 56 };
/** A page for each heading is set closer, as in Word and in print: it is to be one sheet. */
const looks = {
  usual: { text: 10.5, small: 8.5, title: 18, heading: 13, padding: 4, top: 76, bottom: 70 },
  close: { text: 9, small: 8, title: 11, heading: 11, padding: 1.5, top: 60, bottom: 62 },
};
type Looks = (typeof looks)["usual"];

const looksOf = ({ isPagePerHeading }: Document): Looks =>
  isPagePerHeading === true ? looks.close : looks.usual;

/**
 * A tagged PDF: title, language, headings, paragraphs, lists and tables can be told apart by a screen
 * reader, in the order in which they are read. The marking and whoever took the file are on every page.
 */
export async function toPdf(document: Document): Promise<Buffer> {
  const { top, bottom } = looksOf(document);
  // Loaded for the first paper that is asked for, not by every command and start.
  const { default: PdfDocument } = await import("pdfkit");
  const pdf = new PdfDocument({
    size: "A4",
    margins: { ...margins, top, bottom },
    bufferPages: true,
    font: fonts.regular,
    tagged: true,
    pdfVersion: "1.7",
    subset: accessible,
    displayTitle: true,
    lang: document.language.code === "en" ? "en-GB" : document.language.code,
    info: { Title: printable(document.title), Creator: "Lantern", Subject: document.madeFor },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  writeBody(pdf, document);
  markPages(pdf, document);
  pdf.end();
  return done;
}

function writeBody(pdf: Pdf, document: Document): void {
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  const size = looksOf(document);
  const write = writer(pdf, root, size);
  write("H1", document.title, { bold: true, fontSize: size.title });
  write("P", document.made);
  for (const [index, block] of document.blocks.entries()) {
    if (beginsPage(document, index)) pdf.addPage();
    writeBlock(block, { pdf, root, write, size });
  }
  root.end();
}

type Look = { readonly bold?: boolean; readonly fontSize?: number; readonly indent?: number };
type Write = (tag: string, words: string, look?: Look) => void;

/** Writes one element at a time, each with the element that it is. */
function writer(pdf: Pdf, root: Element, size: Looks): Write {
  return (tag, words, { bold = false, fontSize = size.text, indent = 0 } = {}) => {
    root.add(
      pdf.struct(tag, {}, () => {
        const x = margins.left + indent;
        const width = pdf.page.width - x - margins.right;
        pdf.font(bold ? fonts.bold : fonts.regular).fontSize(fontSize);
        pdf.text(printable(words) || " ", x, undefined, { width, lineGap: 2 });
        pdf.moveDown(0.5);
      }),
    );
  };
}

type Writing = {
  readonly pdf: Pdf;
  readonly root: Element;
  readonly write: Write;
  readonly size: Looks;
};

function writeBlock(block: Block, writing: Writing): void {
  const { pdf, write, size } = writing;
  switch (block.kind) {
    case "heading":
      pdf.moveDown(0.5);
      write("H2", block.text, { bold: true, fontSize: size.heading });
      break;
    case "paragraph":
      write("P", block.text);
      break;
    case "quote":
      write("BlockQuote", block.text, { indent: 24 });
      write("P", block.who, { indent: 24, fontSize: size.small });
      break;
    case "list":
      writeList(writing, block.items);
      break;
    case "facts":
      writeTable(writing, { rows: block.facts, isHeadedByRow: true });
      break;
    case "table":
      writeTable(writing, { head: block.head, rows: block.rows });
  }
}

function writeList({ pdf, root, size }: Writing, items: readonly string[]): void {
  const list = pdf.struct("L");
  root.add(list);
  for (const item of items) {
    const line = pdf.struct("LI");
    list.add(line);
    line.add(
      pdf.struct("LBody", {}, () => {
        pdf.font(fonts.regular).fontSize(size.text);
        pdf.text(`\u2022 ${printable(item)}`, margins.left, undefined, { lineGap: 2 });
      }),
    );
    line.end();
  }
  list.end();
  pdf.moveDown(0.5);
}

type Rows = {
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The first cell of each row says what the row is. */
  readonly isHeadedByRow?: boolean;
};

/** Rows by hand: a row that does not fit on its page begins the next one. */
function writeTable(
  { pdf, root, size }: Writing,
  { head, rows, isHeadedByRow = false }: Rows,
): void {
  const table = pdf.struct("Table");
  root.add(table);
  const whole = pdf.page.width - margins.left - margins.right;
  const shares = isHeadedByRow ? [0.25, 0.75] : columnShares(head ? [head, ...rows] : rows);
  const all = [
    ...(head === undefined ? [] : [{ cells: head, isHead: true }]),
    ...rows.map((cells) => ({ cells, isHead: false })),
  ];
  for (const { cells, isHead } of all) {
    const isBold = (index: number): boolean => isHead || (isHeadedByRow && index === 0);
    writeRow(
      { pdf, table, size },
      cells.map((text, index) => ({
        text: printable(text) || " ",
        bold: isBold(index),
        width: whole * (shares[index] ?? 0),
        scope: isHead ? "Column" : "Row",
      })),
    );
  }
  table.end();
  pdf.x = margins.left;
  pdf.moveDown(0.8);
}

type Cell = {
  readonly text: string;
  readonly width: number;
  readonly bold: boolean;
  readonly scope: "Column" | "Row";
};

type Tabling = { readonly pdf: Pdf; readonly table: Element; readonly size: Looks };

function writeRow({ pdf, table, size }: Tabling, cells: readonly Cell[]): void {
  const { padding } = size;
  const row = pdf.struct("TR");
  table.add(row);
  const bottom = pdf.page.height - size.bottom;
  const heights = cells.map(({ text, width, bold }) => {
    pdf.font(bold ? fonts.bold : fonts.regular).fontSize(size.text);
    return pdf.heightOfString(text, { width: width - 2 * padding, lineGap: 1 });
  });
  const height = Math.max(...heights) + 2 * padding;
  // What is longer than a page begins where it stands, and its cells stand below one another.
  const isLong = height > bottom - size.top;
  if (!isLong && pdf.y + height > bottom) pdf.addPage();
  const top = pdf.y;
  let x = margins.left;
  for (const cell of cells) {
    const place = isLong
      ? { x: margins.left, y: pdf.y, width: pdf.page.width - margins.left - margins.right }
      : { x, y: top, width: cell.width };
    writeCell({ pdf, row, size }, { cell, place });
    x += cell.width;
  }
  row.end();
  if (!isLong) pdf.y = top + height;
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.moveTo(margins.left, pdf.y).lineTo(pdf.page.width - margins.right, pdf.y);
  pdf.lineWidth(0.5).strokeColor("#b1b4b6").stroke();
  pdf.endMarkedContent();
}

type Placed = {
  readonly cell: Cell;
  readonly place: { readonly x: number; readonly y: number; readonly width: number };
};

function writeCell(
  { pdf, row, size }: { readonly pdf: Pdf; readonly row: Element; readonly size: Looks },
  { cell, place }: Placed,
): void {
  const { x, y, width } = place;
  const { padding } = size;
  const draw = (): void => {
    pdf.font(cell.bold ? fonts.bold : fonts.regular).fontSize(size.text);
    pdf.text(cell.text, x + padding, y + padding, { width: width - 2 * padding, lineGap: 1 });
  };
  const heading: { readonly title?: string; readonly scope: string } = { scope: cell.scope };
  row.add(cell.bold ? pdf.struct("TH", heading, draw) : pdf.struct("TD", {}, draw));
}

/** On every page: the marking, who it is for, who took it, and which page it is. None of it is read as text. */
function markPages(pdf: Pdf, document: Document): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // A line below the margin would begin a page of its own.
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    pdf.markContent("Artifact", { type: "Pagination" });
    pdf.font(fonts.regular).fontSize(looks.usual.small).fillColor("#0b0c0c");
    const width = pdf.page.width - margins.left - margins.right;
    const line = (text: string, y: number): void => {
      pdf.text(printable(text), margins.left, y, { width, height: 24, ellipsis: true });
    };
    line([document.marking, document.madeFor].filter(Boolean).join(". "), 32);
    line(document.taken ?? "", pdf.page.height - 52);
    line(`${page - start + 1} / ${count}`, pdf.page.height - 38);
    if (document.taken !== undefined) watermark(pdf, document.taken);
    pdf.endMarkedContent();
  }
}

/** Across the page and light enough to read through: a photograph of one page says whose it was. */
function watermark(pdf: Pdf, text: string): void {
  const { width, height } = pdf.page;
  pdf.save();
  pdf.rotate(-45, { origin: [width / 2, height / 2] });
  pdf.fillColor("#0b0c0c").fillOpacity(0.07).font(fonts.bold).fontSize(22);
  pdf.text(printable(text), 0, height / 2 - 12, { width, align: "center", lineBreak: false });
  pdf.restore();
}
