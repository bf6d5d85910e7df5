import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { describe, expect, test } from "vitest";
import { deflateSync } from "node:zlib";
import { acceptFile } from "./accept-file.ts";
import { aPdf } from "./fixtures/made-files.ts";
import { packedObjects, pdfAround, pdfOf, pdfWith } from "./fixtures/made-pdfs.ts";

const said = async (content: Buffer): Promise<string> => {
  const file = await acceptFile("letter.pdf", content);
  return file.ok ? "taken" : file.error;
};

const script = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
const launch = "<</S/Launch/F(cmd.exe)>>";
const flate = "/Type/ObjStm/Filter/FlateDecode";
const stream = (dictionary: string, content: string): string =>
  `<<${dictionary}/Length ${content.length}>>\nstream\n${content}\nendstream`;

describe("a PDF that does something is refused with words", () => {
  test.each<[string, Buffer]>([
    ["a script when it is opened", pdfWith(`/OpenAction${script}`)],
    ["a script in another object", pdfWith("/OpenAction 4 0 R", script)],
    ["a script among its names", pdfWith("/Names<</JavaScript<</Names[(a) 4 0 R]>>>>", script)],
    ["a script behind signs", pdfWith("/OpenAction 4 0 R", "<</S/J#61vaScr#69pt/#4aS 5 0 R>>")],
    ["a kind of action in an object of its own", pdfWith("", "<</S 5 0 R>>", "/Launch")],
    ["a program", pdfWith("", `<</Type/Annot/A${launch}>>`)],
    ["a program when it is opened", pdfWith(`/OpenAction${launch}`)],
    ["an address when it is opened", pdfWith("/OpenAction<</S/URI/URI(https://evil.example/)>>")],
    ["an address in another object", pdfWith("/OpenAction 4 0 R", "<</S/URI/URI(https://e.x/)>>")],
    ["an action that is not there", pdfWith("/OpenAction 40 0 R")],
    [
      "an action behind the first page",
      pdfWith("/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(https://e.x/)>>>>"),
    ],
    ["what is done on closing", pdfWith("/AA<</WC<</S/Named/N/Print>>>>")],
    [
      "another file",
      pdfWith("/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>", "<</EF<</F 5 0 R>>>>"),
    ],
    ["another file by its kind", pdfWith("", stream("/Type/EmbeddedFile", "MZ"))],
    ["another file on a page", pdfWith("", "<</Type/Annot/Subtype/FileAttachment/FS 5 0 R>>")],
    ["a form that is a program", pdfWith("/AcroForm<</XFA 4 0 R>>")],
    ["a form that is sent", pdfWith("", "<</S/SubmitForm/F(https://evil.example/)>>")],
    ["a film", pdfWith("", "<</Type/Annot/Subtype/RichMedia>>")],
    ["a script behind a comment", pdfWith("", "<</S%\n/JavaScript%)\n/JS(x)>>")],
    [
      "a script with NUL for a space",
      pdfWith("", "<<\u0000/S\u0000/JavaScript\u0000/JS\u0000(x)>>"),
    ],
    ["a script behind a text that never ends", pdfOf("(", script)],
    [
      "a script in what looks like a picture",
      pdfWith("", stream("/Subtype/Image", `9 0 obj ${script}`)),
    ],
    ["a script in what looks like a text", pdfWith("", `(9 0 obj ${script} endobj)`)],
    ["a script without an end", Buffer.from(`%PDF-1.4\n1 0 obj<</OpenAction${script}`)],
    ["a script that is one of two values", pdfWith("", "<</S/GoTo/S/JavaScript>>")],
    ["a script in a stream of objects", pdfAround(packedObjects(["<</A 1>>", script]))],
    [
      "what a stream of objects opens",
      pdfAround(packedObjects(["<</S/URI/URI(https://e.x/)>>"]), "/OpenAction 10 0 R"),
    ],
    [
      "a stream of objects that is not called one",
      pdfAround(packedObjects([script], { dictionary: "/Filter/FlateDecode" })),
    ],
    [
      "a stream of objects that is not packed",
      pdfAround(packedObjects([script], { dictionary: "/Type/ObjStm", isPacked: false })),
    ],
    [
      "a stream of objects in signs",
      pdfAround(packedObjects([script], { dictionary: "/T#79pe/Obj#53tm/Filter[/Fl]" })),
    ],
  ])("%s", async (_what, content) => {
    expect(await said(content)).toBe(
      "“letter.pdf” holds a script, a program or another file, or does something when it is opened. Print it to a new PDF and add that",
    );
  });
});

describe("a PDF that cannot be looked into is refused with words", () => {
  const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024, 0x20)).toString("latin1");
  test.each<[string, Buffer, RegExp]>([
    [
      "a locked one",
      pdfOf("<</Type/Catalog>>", "<</Encrypt 3 0 R>>"),
      /is protected with a password/,
    ],
    [
      "a locked one by its trailer",
      Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Encrypt 4 0 R/Root 1 0 R>>"),
      /is protected with a password/,
    ],
    [
      "objects in another packing",
      pdfAround(packedObjects([script], { dictionary: "/Type/ObjStm/Filter/LZWDecode" })),
      /cannot be looked into/,
    ],
    [
      "objects packed twice",
      pdfAround(
        packedObjects([script], { dictionary: "/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]" }),
      ),
      /cannot be looked into/,
    ],
    [
      "objects packed as someone says elsewhere",
      pdfAround(packedObjects([script], { dictionary: "/Type/ObjStm/Filter 4 0 R" })),
      /cannot be looked into/,
    ],
    [
      "objects behind a predictor",
      pdfAround(
        packedObjects(["1"], { dictionary: `${flate}/DecodeParms<</Predictor 12/Columns 4>>` }),
      ),
      /cannot be looked into/,
    ],
    [
      "objects that are damaged",
      pdfWith("", stream(`${flate}/N 1/First 4`, "no packing at all")),
      /cannot be looked into/,
    ],
    [
      "a bomb of objects",
      pdfWith("", stream(`${flate}/N 1/First 4`, bomb)),
      /cannot be looked into/,
    ],
    ["100,000 levels", pdfWith("", "[".repeat(100_000)), /cannot be looked into/],
  ])("%s", async (_what, content, reason) => {
    const began = performance.now();
    expect(await said(content)).toMatch(reason);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("beginnings without an end, over and over, in a moment", async () => {
    const began = performance.now();
    expect(await said(pdfWith("", "9 0 obj<</A ".repeat(400_000)))).toMatch(
      /cannot be looked into/,
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("an ordinary PDF is taken", () => {
  const link = "<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://school.example/)>>>>";
  test.each<[string, Buffer]>([
    ["a small one", aPdf],
    ["that says which page is first", pdfWith("/OpenAction[3 0 R/XYZ null null 1]")],
    ["that goes to a page", pdfWith("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>")],
    ["that goes to a page by another object", pdfWith("/OpenAction 4 0 R", "[3 0 R/Fit]")],
    ["with a link that someone has to follow", pdfWith("", link)],
    ["about scripts", pdfWith("/Title 4 0 R", "(How /JavaScript and /Launch work)")],
    ["with contents", pdfWith("/Outlines 4 0 R", "<</First 5 0 R/Count 1>>", "<</Title(One)>>")],
    ["with objects in a stream", pdfAround(packedObjects(["<</Type/Font>>", "[1 2 3]", link]))],
    [
      "with bytes of a picture that look like a name",
      pdfWith("", stream("/Subtype/Image", "\u0000/JS \u0001/AA(")),
    ],
  ])("%s", async (_what, content) => {
    expect(await said(content)).toBe("taken");
  });

  test("as Lantern writes one", async () => {
    const document = new PDFDocument({ tagged: true, displayTitle: true, lang: "en-GB" });
    const whole = buffer(document);
    document.addNamedDestination("start");
    document.text("Report", { link: "https://school.example/" });
    document.addPage().text("Page two");
    document.outline.addItem("Page two");
    document.end();
    expect(await said(await whole)).toBe("taken");
  });
});
