import { afterAll, beforeAll, expect, test } from "vitest";
import { anXlsx, aPdf } from "../../src/platform/files/fixtures/made-files.ts";
import { aClamdDaemon, harmful } from "../../src/platform/files/fixtures/clamd-daemon.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { sendAs } from "../harness/concerns.ts";

let app: TestApp;
let daemon: Awaited<ReturnType<typeof aClamdDaemon>>;
beforeAll(async () => {
  daemon = await aClamdDaemon();
  app = await anApp({ config: { LANTERN_CLAMD: daemon.address } });
});
afterAll(async () => {
  daemon.close();
  await app.close();
});

const files = () => app.query<{ scan: string }>("select scan from files.files");

test("a file that the scanner refuses is not kept, and nothing is while it does not answer", async () => {
  const school = await app.signIn("school");
  const coordinator = await app.signIn("coordinator");
  const address = `/concerns/${await sendAs(school)}/parts/chronology`;
  const send = (content: Buffer) =>
    school.upload(address, { note: "Attendance" }, [{ field: "file", name: "a.pdf", content }]);
  const bring = (content: Buffer) =>
    coordinator.upload("/imports", {}, [{ field: "workbook", name: "tracker.xlsx", content }]);
  expect((await send(aPdf)).status).toBe(303);
  expect(await files()).toEqual([{ scan: "clean" }]);
  expect((await school.get(address.replace("/parts/chronology", ""))).page.text).toContain(
    "The virus scanner found nothing",
  );
  const refused = await send(Buffer.concat([aPdf, Buffer.from(harmful)]));
  expect(refused.page.errors.map(({ text }) => text)).toEqual([
    "“a.pdf” was refused by the virus scanner (Test.Harmful-1) and is not kept. Tell your IT service desk",
  ]);
  expect(refused.page.fields["note"]).toBe("Attendance");
  expect((await bring(Buffer.concat([anXlsx(), Buffer.from(harmful)]))).page.text).toContain(
    "refused by the virus scanner",
  );
  daemon.close();
  expect((await send(aPdf)).page.errors.map(({ text }) => text)).toEqual([
    "“a.pdf” could not be checked for viruses and is not kept. Try again in a few minutes",
  ]);
  expect((await bring(anXlsx())).status).toBe(422);
  expect(await files()).toHaveLength(1);
  expect(await app.query("select 1 from identify.workbooks")).toEqual([]);
});
