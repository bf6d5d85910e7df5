import { deflateRawSync } from "node:zlib";
import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { describe, expect, it } from "vitest";
import { workbookOf } from "./fixture-workbook.ts";
import { defaultLimits, openWorkbook } from "../../../platform/spreadsheets/opening/index.ts";
import { storedZip } from "../../../platform/files/stored-zip.ts";
import { inflateEntry, listZipEntries } from "../../../platform/files/zip-entries.ts";
import type { Cell, UnreadableWorkbook } from "./reading-types.ts";

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const wide = (word: string): Buffer =>
  Buffer.concat([Buffer.from(ole), Buffer.alloc(600), Buffer.from(word, "utf16le")]);
const zipOf = (...names: string[]): Buffer =>
  storedZip(names.map((name) => ({ name, content: Buffer.from("<x/>") })));

describe("a file that is no workbook is refused in one sentence", () => {
  it.each<[string, Uint8Array, RegExp]>([
    ["empty", new Uint8Array(), /empty/u],
    ["PDF under another name", Buffer.from("%PDF-1.7\n%âãÏÓ"), /PDF/u],
    ["old Excel", wide("Workbook"), /old Excel file/u],
    ["protected", wide("EncryptedPackage"), /password/u],
    ["old Word", wide("WordDocument"), /Word/u],
    ["plain text", Buffer.from("Dear all\nplease look"), /without columns/u],
    ["web page", Buffer.from("<html><table></table></html>"), /web page/u],
    ["Word", zipOf("[Content_Types].xml", "word/document.xml"), /Word/u],
    ["PowerPoint", zipOf("[Content_Types].xml", "ppt/presentation.xml"), /PowerPoint/u],
    ["binary workbook", zipOf("[Content_Types].xml", "xl/workbook.bin"), /xlsb/u],
    ["OpenDocument", zipOf("mimetype", "content.xml"), /OpenDocument/u],
    ["any zip", zipOf("photo.jpg"), /zip file/u],
    ["names only", zipOf("[Content_Types].xml", "xl/workbook.xml"), /could not be read/u],
    ["noise", Buffer.from([0, 1, 2, 3, 250, 251]), /damaged/u],
    ["zip signature alone", Buffer.from("PK"), /damaged/u],
  ])("%s", async (_name, bytes, reason) => {
    const opened = await openWorkbook(bytes);
    expect(opened.outcome).toBe("unreadable");
    expect((opened as UnreadableWorkbook).reason).toMatch(reason);
    expect((opened as UnreadableWorkbook).reason).toMatch(/^[A-Z][^\n]*\.$/u);
  });

  it("cut short anywhere", async () => {
    const whole = await workbookOf({ Current: [["Name", "DOB"]] });
    for (let part = 0.05; part < 1; part += 0.1) {
      const opened = await openWorkbook(whole.subarray(0, Math.floor(whole.length * part)));
      expect(opened.outcome).toBe("unreadable");
    }
  });

  it("with damaged bytes inside, or else reads it", async () => {
    const whole = await workbookOf({
      Current: [
        ["Name", "DOB"],
        ["Dawson, Una", "04/03/2011"],
      ],
    });
    for (let at = 40; at < whole.length; at += 97) {
      const broken = Uint8Array.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(["opened", "unreadable"]).toContain((await openWorkbook(broken)).outcome);
    }
  });
});

/** A zip whose one big part is honest about its packed size and lies about the real one. */
function bomb(xml: Buffer, declared: number): Buffer {
  const parts = ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"];
  const packed = deflateRawSync(xml);
  const zip = storedZip(
    parts.map((name, index) => ({ name, content: index === 2 ? packed : Buffer.from("<x/>") })),
  );
  const directory = zip.lastIndexOf(Buffer.from("xl/worksheets/sheet1.xml")) - 46;
  zip.writeUInt16LE(8, directory + 10);
  zip.writeUInt32LE(declared, directory + 24);
  return zip;
}

describe("too much", () => {
  it("is refused above 50 MB before anything is read", async () => {
    const opened = await openWorkbook(new Uint8Array(50 * 1024 * 1024 + 1));
    expect(opened).toMatchObject({
      reason: "The file is larger than 50 MB, so it was not opened.",
    });
  });

  it.each([250 * 1024 * 1024, 1000])(
    "is refused when a bomb unpacks, whatever it declares (%i)",
    async (declared) => {
      const opened = await openWorkbook(bomb(Buffer.alloc(210 * 1024 * 1024, 0x20), declared));
      expect((opened as UnreadableWorkbook).reason).toMatch(/unpacks/u);
    },
  );

  it.each(["<row>", '<row r="1">', "<row/>"])("is refused above 20,000 rows of %s", async (row) => {
    const opened = await openWorkbook(bomb(Buffer.from(row.repeat(20_001)), 1000));
    expect((opened as UnreadableWorkbook).reason).toMatch(/20,000 rows/u);
  });

  it("is refused above a million cells", async () => {
    const opened = await openWorkbook(bomb(Buffer.from("<c/>".repeat(1_000_001)), 1000));
    expect((opened as UnreadableWorkbook).reason).toMatch(/1,000,000 cells/u);
  });

  it("is refused with entities to expand", async () => {
    const opened = await openWorkbook(
      bomb(Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x/>'), 1000),
    );
    expect(opened.outcome).toBe("unreadable");
  });
});

async function cellsOf(
  fill: (sheet: Worksheet, book: Workbook) => void,
): Promise<Map<string, Cell>> {
  const workbook = new Workbook();
  fill(workbook.addWorksheet("Current"), workbook);
  const opened = await openWorkbook(
    new Uint8Array(await workbook.xlsx.writeBuffer()),
    defaultLimits,
  );
  if (opened.outcome === "unreadable") throw new Error(opened.reason);
  const cells = opened.sheets
    .flatMap(({ rows }) => rows)
    .flatMap(({ cells: row }) => [...row.values()]);
  return new Map(cells.map((cell) => [cell.ref, cell]));
}

describe("cells", () => {
  it("are told apart by kind, and formulas are never worked out", async () => {
    const cells = await cellsOf((sheet) => {
      sheet.getCell("A1").value = "Dawson";
      sheet.getCell("B1").value = 40_606;
      sheet.getCell("C1").value = new Date("2011-03-04T00:00:00Z");
      sheet.getCell("D1").value = { formula: "SUM(A1)", result: 7 };
      sheet.getCell("E1").value = "=SUM(A1)";
      sheet.getCell("F1").value = { error: "#REF!" };
      sheet.getCell("G1").value = true;
      sheet.getCell("H1").value = { richText: [{ text: "Daw" }, { text: "son" }] };
      sheet.getCell("I1").value = { text: "see", hyperlink: "http://example.org/" };
      sheet.getCell("J1").value = "   ";
      sheet.getCell("K1").value = -5;
    });
    const kinds = Object.fromEntries(
      [...cells].map(([ref, cell]) => [ref, [cell.kind, cell.text]]),
    );
    expect(kinds).toEqual({
      A1: ["text", "Dawson"],
      B1: ["number", "40606"],
      C1: ["date", "2011-03-04"],
      D1: ["formula", "=SUM(A1)"],
      E1: ["text", "=SUM(A1)"],
      F1: ["error", "#REF!"],
      G1: ["boolean", "TRUE"],
      H1: ["text", "Dawson"],
      I1: ["text", "see"],
      K1: ["number", "-5"],
    });
    expect(cells.get("B1")).toMatchObject({ iso: "2011-03-04" });
    expect(cells.get("K1")).toMatchObject({ iso: null });
  });

  it("count from 1904 where the workbook does", async () => {
    const cells = await cellsOf((sheet, book) => {
      book.properties.date1904 = true;
      sheet.getCell("A1").value = 39_144;
    });
    expect(cells.get("A1")).toMatchObject({ iso: "2011-03-04" });
  });

  it("are read beside whole-column drop-downs, names and merged ranges, in a moment", async () => {
    const whole = await workbookOf({ Current: [["Title"]] });
    const parts = await Promise.all(
      (listZipEntries(whole) ?? [])
        .filter(({ name }) => !name.endsWith("/"))
        .map(async (entry) => {
          const content = (await inflateEntry(whole, entry, 1e6)).toString("utf8");
          return { name: entry.name, content: Buffer.from(withExpensiveParts(content)) };
        }),
    );
    const began = performance.now();
    const opened = await openWorkbook(storedZip(parts));
    expect(opened).toMatchObject({ outcome: "opened", sheets: [{ rows: [{ row: 1 }] }] });
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

/** What a real tracker carries and the workbook reader expands cell by cell. */
function withExpensiveParts(xml: string): string {
  const list =
    '<dataValidation type="list" sqref="I4:I1048576"><formula1>"Low,High"</formula1></dataValidation>';
  return xml
    .replace(
      "</sheetData>",
      `</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations count="1">${list}</dataValidations>`,
    )
    .replace(
      "</sheets>",
      '</sheets><definedNames><definedName name="all">Current!$A$1:$XFD$1048576</definedName></definedNames>',
    );
}
