import {
  Document as WordFile,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from "docx";
import { beginsPage, type Block, type Document } from "./document.ts";
import { printable } from "./printable.ts";
import { watermark } from "./watermark.ts";

/** The media type of what `toDocx` makes. */
export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A Word file: real headings and header rows, the marking and the recipient on every page. */
export async function toDocx(document: Document): Promise<Buffer> {
  const write = writer(document.language.direction === "rtl");
  const file = new WordFile({
    title: document.title,
    // A paper for a family carries no marking; its file does not say either where it comes from.
    creator: document.marking === undefined ? " " : "Lantern",
    description: document.madeFor,
    styles: {
      default: {
        document: { run: { font: "Arial", size: document.isPagePerHeading === true ? 19 : 23 } },
      },
    },
    sections: [
      {
        headers: { default: new Header({ children: headerLines(document, write) }) },
        footers: { default: new Footer({ children: footerLines(document, write) }) },
        children: [
          write.text(document.title, { heading: HeadingLevel.TITLE }),
          write.text(document.made),
          ...document.blocks.flatMap((block, index) =>
            blockOf(block, { ...write, beginsPage: beginsPage(document, index) }),
          ),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

type Writer = {
  readonly text: (words: string, options?: IParagraphOptions) => Paragraph;
  readonly table: (rows: readonly TableRow[]) => Table;
  readonly row: (words: readonly string[], how?: RowStyle) => TableRow;
  readonly pageNumber: () => Paragraph;
};

type RowStyle = { readonly isHead?: boolean; readonly firstIsHeading?: boolean };

/** Writes in one direction: in a language read from right to left every run and table says so. */
function writer(isRightToLeft: boolean): Writer {
  const paragraph = (words: string, isBold = false, options: IParagraphOptions = {}): Paragraph =>
    new Paragraph({
      ...options,
      bidirectional: isRightToLeft,
      children: runs(words, { bold: isBold, rightToLeft: isRightToLeft }),
    });
  return {
    text: (words, options) => paragraph(words, false, { spacing: { after: 160 }, ...options }),
    table: (rows) =>
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        visuallyRightToLeft: isRightToLeft,
        rows,
      }),
    row: (words, { isHead = false, firstIsHeading = false } = {}) =>
      new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        children: words.map(
          (one, index) =>
            new TableCell({
              margins: { top: 60, bottom: 60, left: 90, right: 90 },
              children: [paragraph(one, isHead || (firstIsHeading && index === 0))],
            }),
        ),
      }),
    pageNumber: () =>
      new Paragraph({
        bidirectional: isRightToLeft,
        children: [
          new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 18 }),
        ],
      }),
  };
}

/** Text as Word keeps it: a run for each line. */
function runs(text: string, look: IRunOptions): TextRun[] {
  return printable(text)
    .split("\n")
    .map((line, index) => new TextRun({ ...look, text: line, break: index > 0 ? 1 : 0 }));
}

function headerLines({ marking, madeFor, taken }: Document, write: Writer): Paragraph[] {
  const lines = [marking, madeFor].filter((line) => line !== undefined);
  const across = taken === undefined ? [] : [new Paragraph({ children: [watermark(taken)] })];
  return [...lines.map((line) => write.text(line)), ...across];
}

const footerLines = ({ taken }: Document, write: Writer): Paragraph[] => [
  ...(taken === undefined ? [] : [write.text(taken)]),
  write.pageNumber(),
];

function blockOf(
  block: Block,
  write: Writer & { readonly beginsPage: boolean },
): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [
        write.text(block.text, {
          heading: HeadingLevel.HEADING_1,
          pageBreakBefore: write.beginsPage,
        }),
      ];
    case "paragraph":
      return [write.text(block.text)];
    case "quote":
      return [
        write.text(block.text, { indent: { start: 480 } }),
        write.text(block.who, { indent: { start: 480 } }),
      ];
    case "list":
      return block.items.map((item) => write.text(item, { bullet: { level: 0 } }));
    case "facts":
      return [
        write.table(block.facts.map((fact) => write.row(fact, { firstIsHeading: true }))),
        write.text(""),
      ];
    case "table":
      return [
        write.table([
          write.row(block.head, { isHead: true }),
          ...block.rows.map((row) => write.row(row)),
        ]),
        write.text(""),
      ];
  }
}
