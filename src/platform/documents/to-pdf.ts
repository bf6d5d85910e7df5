import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
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
const margins = { top: 76, bottom: 70, left: 56, right: 56 };
const size = { text: 10.5, small: 8.5, title: 18, heading: 13 };

/**
 * A tagged PDF: title, language, headings, paragraphs, lists and tables can be told apart by a screen
 * reader, in the order in which they are read. The marking and whoever took the file are on every page.
 */
export async function toPdf(document: Document): Promise<Buffer> {
  const pdf = new PDFDocument({
    ...{ size: "A4", margins, bufferPages: true, font: fonts.regular },
    ...{ tagged: true, pdfVersion: "1.7", subset: accessible, displayTitle: true },
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
  const write = writer(pdf, root);
  write("H1", document.title, { bold: true, fontSize: size.title });
  write("P", document.made);
  for (const [index, block] of document.blocks.entries()) {
    if (beginsPage(document, index)) pdf.addPage();
    writeBlock(block, { pdf, root, write });
  }
  root.end();
}

type Look = { readonly bold?: boolean; readonly fontSize?: number; readonly indent?: number };
type Write = (tag: string, words: string, look?: Look) => void;

/** Writes one element at a time, each with the element that it is. */
function writer(pdf: Pdf, root: Element): Write {
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

type Writing = { readonly pdf: Pdf; readonly root: Element; readonly write: Write };

function writeBlock(block: Block, { pdf, root, write }: Writing): void {
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
      writeList(pdf, root, block.items);
      break;
    case "facts":
      writeTable(pdf, root, { rows: block.facts, isHeadedByRow: true });
      break;
    case "table":
      writeTable(pdf, root, { head: block.head, rows: block.rows });
  }
}

function writeList(pdf: Pdf, root: Element, items: readonly string[]): void {
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
function writeTable(pdf: Pdf, root: Element, { head, rows, isHeadedByRow = false }: Rows): void {
  const table = pdf.struct("Table");
  root.add(table);
  const columns = head?.length ?? rows[0]?.length ?? 1;
  const widths = widthsOf(pdf, columns, isHeadedByRow);
  const all = [
    ...(head === undefined ? [] : [{ cells: head, isHead: true }]),
    ...rows.map((cells) => ({ cells, isHead: false })),
  ];
  for (const { cells, isHead } of all) {
    const isBold = (index: number): boolean => isHead || (isHeadedByRow && index === 0);
    writeRow(
      pdf,
      table,
      cells.map((text, index) => ({
        ...{ text: printable(text) || " ", width: widths[index] ?? 0, bold: isBold(index) },
        scope: isHead ? "Column" : "Row",
      })),
    );
  }
  table.end();
  pdf.x = margins.left;
  pdf.moveDown(0.8);
}

function widthsOf(pdf: Pdf, columns: number, isHeadedByRow: boolean): readonly number[] {
  const whole = pdf.page.width - margins.left - margins.right;
  const first = isHeadedByRow ? whole * 0.25 : whole / columns;
  return Array.from({ length: columns }, (_one, index) =>
    index === 0 ? first : (whole - first) / Math.max(columns - 1, 1),
  );
}

type Cell = {
  readonly text: string;
  readonly width: number;
  readonly bold: boolean;
  readonly scope: "Column" | "Row";
};
const padding = 4;

function writeRow(pdf: Pdf, table: Element, cells: readonly Cell[]): void {
  const row = pdf.struct("TR");
  table.add(row);
  const bottom = pdf.page.height - margins.bottom;
  const heights = cells.map(({ text, width, bold }) => {
    pdf.font(bold ? fonts.bold : fonts.regular).fontSize(size.text);
    return pdf.heightOfString(text, { width: width - 2 * padding, lineGap: 1 });
  });
  const height = Math.max(...heights) + 2 * padding;
  // What is longer than a page begins where it stands, and its cells stand below one another.
  const isLong = height > bottom - margins.top;
  if (!isLong && pdf.y + height > bottom) pdf.addPage();
  const top = pdf.y;
  let x = margins.left;
  for (const cell of cells) {
    const place = isLong
      ? { x: margins.left, y: pdf.y, width: pdf.page.width - margins.left - margins.right }
      : { x, y: top, width: cell.width };
    writeCell(pdf, row, { cell, place });
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

function writeCell(pdf: Pdf, row: Element, { cell, place }: Placed): void {
  const { x, y, width } = place;
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
    pdf.font(fonts.regular).fontSize(size.small).fillColor("#0b0c0c");
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
