import { packedZip, type Packed } from "./fixture-hostile-zip.ts";

/** What it is, what is to come of it, and how it is made. */
export type Hostile = readonly [what: string, then: "refused" | "read", make: () => Buffer];

const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

export const sheetPart = "xl/worksheets/sheet1.xml";
const header = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What stands in every one of them: were it ordinary, this is what would be read. */
export const ordinaryRows =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
  '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>40606</v></c></row>';

export const sheetOf = (rows: string, around: { before?: string; after?: string } = {}): string =>
  `${header}<worksheet xmlns="${main}" xmlns:r="${office}">${around.before ?? ""}<sheetData>${rows}</sheetData>${around.after ?? ""}</worksheet>`;

export const stringsOf = (items: string): string => `${header}<sst xmlns="${main}">${items}</sst>`;

export const stylesOf = (inside: string): string =>
  `${header}<styleSheet xmlns="${main}">${inside}</styleSheet>`;

export const bookOf = (
  inside: string,
  sheets = '<sheet name="Current" sheetId="1" r:id="rId1"/>',
) =>
  `${header}<workbook xmlns="${main}" xmlns:r="${office}">${inside.startsWith("<workbookPr") ? inside : ""}<sheets>${sheets}</sheets>${inside.startsWith("<workbookPr") ? "" : inside}</workbook>`;

export const relationsOf = (inside: string): string =>
  `${header}<Relationships xmlns="${packages}/relationships">${inside}</Relationships>`;

export const relation = (id: string, kind: string, target: string, mode = ""): string =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"${mode}/>`;

const contentTypes = `${header}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/${sheetPart}" ContentType="${types}.worksheet+xml"/></Types>`;

const ordinary: Readonly<Record<string, string>> = {
  "[Content_Types].xml": contentTypes,
  "_rels/.rels": relationsOf(relation("rId1", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": bookOf(""),
  "xl/_rels/workbook.xml.rels": relationsOf(
    relation("rId1", "worksheet", "worksheets/sheet1.xml") +
      relation("rId2", "sharedStrings", "sharedStrings.xml") +
      relation("rId3", "styles", "styles.xml"),
  ),
  "xl/sharedStrings.xml": stringsOf(
    "<si><t>Name</t></si><si><t>DOB</t></si><si><t>Dawson, Una</t></si>",
  ),
  "xl/styles.xml": stylesOf(
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>',
  ),
  [sheetPart]: sheetOf(ordinaryRows),
};

export type Parts = Readonly<Record<string, string>>;

export const entriesOf = (changed: Parts = {}): Packed[] =>
  Object.entries({ ...ordinary, ...changed }).map(([name, content]) => ({ name, content }));

/** An ordinary workbook with these parts in place of its own, or beside them. */
export const hostileBook = (changed: Parts = {}): Buffer => packedZip(entriesOf(changed));

export const withRows = (rows: string): Buffer => hostileBook({ [sheetPart]: sheetOf(rows) });

export const withCell = (cell: string): Buffer =>
  withRows(`${ordinaryRows}<row r="3">${cell}</row>`);
