import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptFile } from "./accept-file.ts";
import {
  aBomb,
  aDocx,
  aJpeg,
  anXlsx,
  aPdf,
  aPng,
  macroTypes,
  place,
  zipOf,
} from "./fixtures/made-files.ts";

const office = "application/vnd.openxmlformats-officedocument";
const text = (words: string): Buffer => Buffer.from(words);

/** What a Word file says of its settings' parts. */
const linked = (relationship: string) => ({
  "word/_rels/settings.xml.rels": `<?xml version="1.0"?><Relationships>${relationship}</Relationships>`,
});
const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const linkTo = `<Relationship Id="rId1" Type="${kind}/hyperlink" Target="https://school.example/" TargetMode="External"/>`;
const ownTemplate = `<Relationship Id="rId1" Type="${kind}/attachedTemplate" Target="file:///C:\\Templates\\Letter.dotx" TargetMode="External"/>`;
const template = (target: string): string =>
  `<Relationship Id="rId1" Type="${kind}/attachedTemplate" Target="${target}" TargetMode="External"/>`;

describe("a file is known by its content", () => {
  test.each<[string, Buffer, string, string]>([
    ["letter.pdf", aPdf, "letter.pdf", "application/pdf"],
    ["letter.final", aPdf, "letter.final.pdf", "application/pdf"],
    ["Plan.DOCX", aDocx(), "Plan.DOCX", `${office}.wordprocessingml.document`],
    ["plan", aDocx(), "plan.docx", `${office}.wordprocessingml.document`],
    ["list.xlsx", anXlsx(), "list.xlsx", `${office}.spreadsheetml.sheet`],
    ["linked.docx", aDocx(linked(linkTo)), "linked.docx", `${office}.wordprocessingml.document`],
    ["own.docx", aDocx(linked(ownTemplate)), "own.docx", `${office}.wordprocessingml.document`],
    ["list.csv", text("Name,Born\r\nUna,2011\r\n"), "list.csv", "text/csv"],
    ["notes.txt", text("Said “no” — twice\n"), "notes.txt", "text/plain"],
    ["pound.csv", Buffer.from("Fee,\u00a35\n", "latin1"), "pound.csv", "text/csv"],
    ["run.js", text("alert(1)"), "run.js.txt", "text/plain"],
    ["photo.jpeg", aJpeg(), "photo.jpeg", "image/jpeg"],
    ["photo", aPng(), "photo.png", "image/png"],
  ])("%s", async (name, content, storedName, mediaType) => {
    const file = await acceptFile(name, content);
    expect(file).toMatchObject({ ok: true, value: { name: storedName, mediaType } });
  });
});

describe("a file is refused", () => {
  const other = /^“.*” must be a PDF, a Word document/;
  const macros = /^“.*” holds macros/;
  const elsewhere = /^“.*” fetches a template, a picture or data from elsewhere/;
  const damaged = /^“.*” is damaged/;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
  test.each<[string, string, Buffer, RegExp]>([
    ["a program called PDF", "letter.pdf", Buffer.from("MZ\u0090\u0000\u0003"), other],
    ["a picture that is a script", "map.svg", text(svg), other],
    ["a picture that is a script, called PNG", "map.png", text(svg), other],
    ["markup behind a mark and spaces", "a.txt", text(`\ufeff \n${svg}`), other],
    ["markup behind words", "a.csv", text(`Name,Note\nUna,<script>alert(1)</script>`), other],
    ["a web page called PDF", "letter.pdf", text("<!doctype html><h1>Hello</h1>"), other],
    ["a rich text file of control characters", "a.txt", text("a\u0000b"), other],
    ["a zip", "photos.zip", zipOf({ "photo.jpg": "x" }), other],
    [
      "a presentation",
      "talk.docx",
      zipOf({ "[Content_Types].xml": "", "ppt/presentation.xml": "" }),
      other,
    ],
    ["both Word and Excel", "both.docx", aDocx({ "xl/workbook.xml": "<x/>" }), other],
    ["an old Word file", "old.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), /is an old kind/],
    ["a Word file with macros", "plan.docx", aDocx({ "word/vbaProject.bin": "x" }), macros],
    ["macros under another path", "plan.docx", aDocx({ "WORD\\VBAPROJECT.BIN": "x" }), macros],
    [
      "macros named by their type",
      "plan.docx",
      aDocx({ "[Content_Types].xml": macroTypes }),
      macros,
    ],
    ["a workbook with macros", "list.xlsx", anXlsx({ "xl/vbaProject.bin": "x" }), macros],
    ["old macro sheets", "list.xlsx", anXlsx({ "xl/macrosheets/sheet1.xml": "x" }), macros],
    ["a control", "plan.docx", aDocx({ "word/activeX/activeX1.bin": "x" }), macros],
    ["an embedded program", "plan.docx", aDocx({ "word/embeddings/oleObject1.bin": "x" }), macros],
    [
      "a template on the internet",
      "plan.docx",
      aDocx(linked(template("https://evil.example/t.dotm"))),
      elsewhere,
    ],
    [
      "a template on another machine",
      "plan.docx",
      aDocx(linked(template("file:///\\\\evil\\t.dotm"))),
      elsewhere,
    ],
    [
      "a template whose place is written in signs",
      "plan.docx",
      aDocx(linked(template("&#104;ttps://evil.example/t"))),
      elsewhere,
    ],
    [
      "a template in single quotes",
      "plan.docx",
      aDocx(linked(template("https://evil.example/>t").replaceAll('"', "'"))),
      elsewhere,
    ],
    [
      "a picture that is fetched",
      "plan.docx",
      aDocx(linked(linkTo.replace("hyperlink", "image"))),
      elsewhere,
    ],
    [
      "what another program sends",
      "list.xlsx",
      anXlsx({
        "xl/externalLinks/externalLink1.xml": `<externalLink><ddeLink ddeService="cmd"/></externalLink>`,
      }),
      elsewhere,
    ],
    [
      "links in another writing",
      "plan.docx",
      aDocx({ "word/_rels/settings.xml.rels": "<\u0000R\u0000" }),
      damaged,
    ],
    [
      "links behind words of their own",
      "plan.docx",
      aDocx(linked(`<!DOCTYPE r [<!ENTITY e "External">]>`)),
      damaged,
    ],
    ["a bomb that says so", "plan.docx", aBomb(150_000_000, 150_000_000), /unpacks to far more/],
    ["a bomb that says it is small", "plan.docx", aBomb(150_000_000, 1000), /unpacks to far more/],
    ["a Word file cut short", "plan.docx", aDocx().subarray(0, 200), damaged],
    ["a picture cut short", "photo.jpg", aJpeg().subarray(0, 60), damaged],
    ["a picture cut short", "photo.png", aPng().subarray(0, 60), damaged],
    ["nothing", "empty.pdf", Buffer.alloc(0), /^“empty.pdf” is empty$/],
    ["a name that is too long", `${"n".repeat(200)}.pdf`, aPdf, /name that is too long/],
    ["a name that gets too long", "n".repeat(199), aPdf, /name that is too long/],
  ])("%s", async (_what, name, content, reason) => {
    const file = await acceptFile(name, content);
    expect(file.ok ? file.value.name : file.error).toMatch(reason);
    expect(file.ok).toBe(false);
  });
});

describe("a name", () => {
  test.each([
    ["C:\\Users\\una\\letter.pdf", "letter.pdf"],
    ["../../etc/passwd", "passwd.pdf"],
    ["le\u0000tter\u0007.pdf", "letter.pdf"],
    ["photo\u202efdp.exe", "photofdp.exe.pdf"],
    ["\u2066letter\u2069\u200b\ufeff.pdf", "letter.pdf"],
    ["a\r\nb.pdf", "ab.pdf"],
    ["  ..  .pdf. ", "pdf.pdf"],
    ["...", "file.pdf"],
    ["", "file.pdf"],
    ["Żółć 你好 👨‍👩‍👧 مرحبا.pdf", "Żółć 你好 👨‍👩‍👧 مرحبا.pdf"],
    ["\ud800.pdf", "\ufffd.pdf"],
  ])("%j is kept as %j", async (given, kept) => {
    const file = await acceptFile(given, aPdf);
    expect(file.ok && file.value.name).toBe(kept);
  });
});

describe("a picture tells nobody where it was taken", () => {
  const stripped = async (name: string, content: Buffer): Promise<Buffer> => {
    const file = await acceptFile(name, content);
    if (!file.ok) throw new Error(file.error);
    return file.value.content;
  };

  test("in JPEG, whatever the camera wrote and wherever", async () => {
    expect(aJpeg().toString("latin1").split(place)).toHaveLength(7);
    const content = await stripped("photo.jpg", aJpeg());
    expect(content.includes(place)).toBe(false);
    expect(content.includes("Exif")).toBe(false);
    for (const part of ["JFIF", "ICC_PROFILE", "quantisation", "frame"])
      expect(content.includes(part)).toBe(true);
    expect(content.subarray(-2).toString("hex")).toBe("ffd9");
    expect(await stripped("photo.jpg", content)).toEqual(content);
  });

  test.each([
    [6, false],
    [8, true],
  ])("but keeps which way is up (%i)", async (orientation, isLittle) => {
    const content = await stripped("photo.jpg", aJpeg({ orientation, isLittle }));
    expect(content.includes(place)).toBe(false);
    const at = content.indexOf("Exif");
    expect(content.readUInt16BE(at - 2)).toBe(34);
    expect(content.readUInt16BE(at + 6 + 18)).toBe(orientation);
    // What was written is read again by what wrote it.
    expect(await stripped("photo.jpg", content)).toEqual(content);
  });

  test("in PNG", async () => {
    expect(aPng().includes(place)).toBe(true);
    const content = await stripped("photo.png", aPng());
    expect(content.includes(place)).toBe(false);
    for (const part of ["IHDR", "gAMA", "IDAT", "IEND"]) expect(content.includes(part)).toBe(true);
  });
});

describe("a name that says something else is refused with words", () => {
  const words = text("The school wrote on Tuesday.\n");
  test.each<[string, Buffer, string]>([
    [
      "letter.pdf",
      words,
      "a plain text file. Choose the right file, or change the end of its name to .txt",
    ],
    ["letter.docx", words, "a plain text file"],
    ["LETTER.PDF", aDocx(), "a Word document (.docx)"],
    ["letter.txt", aPdf, "a PDF"],
    ["list.xlsx", text("Name,Born\n"), "a plain text file"],
    ["list.csv", anXlsx(), "an Excel workbook (.xlsx)"],
    ["plan.docx", anXlsx(), "an Excel workbook (.xlsx)"],
    ["plan.doc", aDocx(), "a Word document (.docx)"],
    ["photo.png", aJpeg(), "a JPEG picture"],
    ["photo.jpg", aPng(), "a PNG picture"],
    ["photo.heic", aJpeg(), "a JPEG picture"],
    ["mail.msg", words, "a plain text file"],
    ["page.html", words, "a plain text file"],
    ["photo.jpg.pdf", aJpeg(), "a JPEG picture"],
  ])("%s", async (name, content, what) => {
    const file = await acceptFile(name, content);
    const ending = name.toLowerCase().split(".").at(-1) ?? "";
    expect(file).toMatchObject({ ok: false });
    expect(!file.ok && file.error).toContain(`“${name}” is called .${ending}, but is ${what}`);
  });
});

test("no file makes it fail, whatever is changed in it", async () => {
  const whole = [aPdf, aDocx(), anXlsx(), aJpeg(), aJpeg({ orientation: 3 }), aPng()];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.nat(),
      async (content, changes, cut) => {
        const bytes = Buffer.from(content.subarray(0, content.length - (cut % 20)));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        expect(typeof (await acceptFile("a", bytes)).ok).toBe("boolean");
      },
    ),
    { numRuns: 1_000, seed: 6 },
  );
});
