import { openedFile, type FileRow } from "../harness/opened-file.ts";
import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { liftHolds } from "../harness/holds.ts";
import { newId } from "../../src/kernel/ids.ts";
import { aBomb, aDocx, aJpeg, aPdf, place } from "../../src/platform/files/fixtures/made-files.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client, SentFile } from "../harness/client.ts";
import { signInByPages } from "../web/sign-in-steps.ts";
import { auditDuring } from "../access/walk.ts";
import { uploadProbe } from "./upload-probe.ts";

let app: TestApp;
let lead: Client;
beforeAll(async () => {
  app = await anApp({ moreRoutes: uploadProbe });
  await liftHolds(app);
  lead = await app.signIn("lead");
});
afterAll(() => app.close());
afterEach(() => app.query("delete from files.files"));

const megabyte = 1024 * 1024;
const words = { headline: "Letter from the school" };
const file = (name: string, content: Buffer): SentFile => ({ field: "attachment", name, content });
const send = (...files: readonly SentFile[]): Promise<Answer> =>
  lead.upload("/probe", words, files);

const stored = (): Promise<FileRow[]> =>
  app.query<FileRow>("select * from files.files order by file_id");

/** The form comes back with this beside the field, what was typed is in it, and nothing is stored. */
async function comesBack(answer: Answer, ...messages: readonly RegExp[]): Promise<void> {
  expect(answer.status).toBe(422);
  expect(answer.page.errors.map(({ href }) => href)).toEqual(messages.map(() => "#attachment"));
  for (const [at, message] of messages.entries())
    expect(answer.page.errors[at]?.text).toMatch(message);
  expect(answer.html).toContain('<p id="attachment-error" class="govuk-error-message">');
  expect(answer.page.fields["headline"]).toBe(words.headline);
  expect(await stored()).toEqual([]);
}

describe("files are stored", () => {
  test("as they are, with their names, kinds and digests", async () => {
    const answer = await send(file("letter.pdf", aPdf), file("plan.docx", aDocx()));
    expect([answer.status, answer.location]).toEqual([303, "/probe"]);
    const [letter, plan] = await stored();
    expect(letter).toMatchObject({ name: "letter.pdf", media_type: "application/pdf" });
    expect(openedFile(app, letter)).toEqual(aPdf);
    const kept = letter?.content ?? Buffer.alloc(0);
    expect(kept.includes("%PDF")).toBe(false);
    expect(letter?.sha256).toEqual(createHash("sha256").update(kept).digest());
    expect(plan?.size_bytes).toBe(aDocx().length);
  });

  test("without the place where a picture was taken", async () => {
    await send(file("photo.jpg", aJpeg()));
    const [photo] = await stored();
    expect([photo?.media_type, openedFile(app, photo).includes(place)]).toEqual([
      "image/jpeg",
      false,
    ]);
  });

  test("at exactly 10 MB, and five of them", async () => {
    const large = Buffer.concat([aPdf, Buffer.alloc(10 * megabyte - aPdf.length)]);
    const answer = await send(...Array.from({ length: 5 }, (_, at) => file(`${at}.pdf`, large)));
    expect(answer.status).toBe(303);
    expect((await stored()).map(({ size_bytes }) => size_bytes)).toEqual(
      Array<number>(5).fill(10 * megabyte),
    );
  });

  test("and none is needed: a field left empty is no file", async () => {
    expect((await send(file("", Buffer.alloc(0)))).status).toBe(303);
    expect((await lead.post("/probe", words)).status).toBe(303);
    expect(await stored()).toEqual([]);
  });

  test.each([
    ["le\u0000tter.pdf", "letter.pdf"],
    ["letter\u202efdp.pdf", "letterfdp.pdf"],
    ["../../up.pdf", "up.pdf"],
    ["Żółć \u200b你好.pdf", "Żółć 你好.pdf"],
    ['say "no".pdf', "say %22no%22.pdf"],
  ])("under a name that hides nothing: %j", async (name, kept) => {
    expect((await send(file(name, aPdf))).status).toBe(303);
    expect((await stored()).map((row) => row.name)).toEqual([kept]);
  });
});

describe("a form comes back, and nothing is stored, with", () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  test.each<[string, SentFile, RegExp]>([
    ["a program with a right name", file("letter.pdf", Buffer.from("MZ\u0000")), /must be a PDF/],
    ["a drawing with a script", file("map.svg", svg), /“map.svg” must be a PDF/],
    ["a web page called PDF", file("a.pdf", Buffer.from("<html>Hello</html>")), /must be a PDF/],
    ["macros", file("a.docx", aDocx({ "word/vbaProject.bin": "x" })), /holds macros/],
    ["a zip bomb", file("a.docx", aBomb(150_000_000, 1000)), /unpacks to far more/],
    ["an empty file", file("a.pdf", Buffer.alloc(0)), /“a.pdf” is empty/],
    [
      "11 MB",
      file("a.pdf", Buffer.concat([aPdf, Buffer.alloc(11 * megabyte)])),
      /10 MB or smaller/,
    ],
    ["50 MB", file("a.pdf", Buffer.alloc(50 * megabyte)), /10 MB or smaller/],
    ["a name that is too long", file(`${"n".repeat(300)}.pdf`, aPdf), /name that is too long/],
  ])("%s", async (_what, one, message) => {
    await comesBack(await send(one), message);
  });

  test("six files", async () => {
    const six = Array.from({ length: 6 }, (_, at) => file(`${at}.pdf`, aPdf));
    await comesBack(await send(...six), /^You can add 5 files at most$/);
  });

  test("one bad file of two: the good one is not stored by itself", async () => {
    await comesBack(await send(file("a.pdf", aPdf), file("b.svg", svg)), /“b.svg” must be a PDF/);
  });

  test("a good file and a missing headline: it must be chosen again, and the page says so", async () => {
    const answer = await lead.upload("/probe", { headline: "" }, [file("a.pdf", aPdf)]);
    expect(answer.status).toBe(422);
    expect(answer.page.errors).toEqual([
      { href: "#headline", text: "Enter a headline" },
      { href: "#attachment", text: "Choose your files again: they could not be kept" },
    ]);
    expect(await stored()).toEqual([]);
  });

  test("markup in a name, shown as text", async () => {
    const answer = await send(file("<img src=x onerror=alert(1)>.svg", svg));
    await comesBack(answer, /“<img src=x onerror=alert\(1\)>.svg” must be/);
    expect(answer.html).not.toContain("<img src=x");
  });
});

describe("the checks come first", () => {
  const parts = [file("letter.pdf", aPdf)];

  test.each([
    ["a forged token", { _csrf: "forged" }],
    ["an empty token", { _csrf: "" }],
  ])("with %s nothing is stored", async (_what, token) => {
    const rows = await auditDuring(app, async () => {
      expect((await lead.upload("/probe", { ...words, ...token }, parts)).status).toBe(403);
    });
    expect(rows).toMatchObject([{ action: "test.upload", outcome: "refused" }]);
    expect(await stored()).toEqual([]);
  });

  test("without permission nothing is stored, and the attempt is audited", async () => {
    const analyst = await app.signIn("analyst");
    const rows = await auditDuring(app, async () => {
      const answer = await analyst.upload("/probe", words, parts);
      expect([answer.status, answer.page.heading]).toEqual([
        403,
        "You do not have permission to do this",
      ]);
    });
    expect(rows).toMatchObject([{ action: "test.upload", outcome: "refused" }]);
    expect(await stored()).toEqual([]);
  });

  test("signed out, nothing is stored", async () => {
    const answer = await app.nobody().upload("/probe", words, parts);
    expect([answer.status, answer.page.fields["kept"]]).toEqual([401, undefined]);
    expect(await stored()).toEqual([]);
  });

  test("signed out too long: the words are kept, and the files are asked for again", async () => {
    const client = await app.signIn("lead");
    await client.get("/probe");
    app.clock.advance({ minutes: 21 });
    const late = await client.upload("/probe", words, parts);
    expect(late.status).toBe(401);
    const again = await signInByPages(app, client, { key: "lead", from: late });
    const { _csrf, ...kept } = again.page.fields;
    expect(kept).toEqual({ ...words, _files: "again" });
    const back = await client.post("/probe", kept);
    await comesBack(back, /^Choose your files again/);
    const { _files, ...fields } = back.page.fields;
    expect(_files).toBeUndefined();
    lead = await app.signIn("lead");
    expect(
      (await client.upload("/probe", { headline: fields["headline"] ?? "" }, parts)).status,
    ).toBe(303);
  });
});

describe("a stored file is sent", () => {
  const idOf = async (): Promise<string> => {
    const [row] = await app.query<{ file_id: string }>("select file_id from files.files");
    return row?.file_id ?? "";
  };

  test("to be saved, never to be opened under our address", async () => {
    await send(file('Żółć "no"; x=%41.pdf', aPdf));
    const { status, headers, html } = await lead.get(`/probe/${await idOf()}`);
    expect([status, html]).toEqual([200, aPdf.toString()]);
    expect(headers).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(aPdf.length),
      "content-disposition": `attachment; filename="____ _22no_22; x=_41.pdf"; filename*=UTF-8''${encodeURIComponent("Żółć %22no%22; x=%41.pdf")}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });

  test("to nobody out of its reach, and the attempt is audited", async () => {
    await send(file("letter.pdf", aPdf));
    const address = `/probe/${await idOf()}`;
    await app.query("update files.files set acl = '{99999}'");
    const rows = await auditDuring(app, async () => {
      const school = await app.signIn("school");
      expect((await school.get(address)).status).toBe(404);
      expect((await school.get(`/probe/${newId()}`)).status).toBe(404);
    });
    const asked = rows.filter(({ action }) => action === "test.file");
    expect(asked.map(({ outcome }) => outcome)).toEqual(["not_found", "not_found"]);
    expect((await (await app.signIn("mash")).get(address)).status).toBe(200);
    await app.query("update files.files set restricted = true");
    expect((await (await app.signIn("mash")).get(address)).status).toBe(404);
  });
});
