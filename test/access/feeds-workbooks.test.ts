import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { sealAtStart } from "../../src/platform/sealing/seal-at-start.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import * as feeds from "../harness/feeds.ts";

let app: TestApp;
let coordinator: Client;
let source: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  source = await feeds.aSource(app, coordinator, { name: "Police missing persons" });
});
afterAll(() => app.close());

let keys = 0;
const row = (familyName: string, key = `K${++keys}`): readonly string[] => [
  key,
  "",
  "Anastasia",
  familyName,
  "04/05/2011",
  "2026-10-01 21:30",
  "",
  "medium",
  "home",
];
const head = feeds.headings.split(",");
const aWorkbook = async (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  Buffer.from(await workbookOf({ Sheet1: [head, ...rows].map((cells) => [...cells]) }));

const read = async (address: string) => (await coordinator.get(address)).page;
const choose = (content: Buffer, name: string) =>
  feeds.chooseFile(coordinator, source, content, name);

async function teach(to: string): Promise<void> {
  const { fields } = await read(`${to}/columns`);
  const form = { ...feeds.meaning, version: fields["version"] ?? "" };
  expect((await coordinator.post(`${to}/columns`, form)).status).toBe(303);
}

describe("a workbook of another system", () => {
  test("is opened in the background, and its page says so without a script", async () => {
    const { to } = await choose(await aWorkbook([row("Qxbook")]), "november.xlsx");
    expect(to).toMatch(/^\/feeds\/runs\/[^/]+$/u);
    const waits = await read(to);
    expect(waits.text).toContain("Lantern is opening the file");
    expect(waits.text).toContain("Look again");
    expect((await coordinator.get(`${to}/columns`)).location).toBe(to);
    expect((await coordinator.post(`${to}/go`, { version: "1" })).status).toBe(303);
    expect((await read("/feeds")).text).toContain("Being opened");
    await feeds.openWaiting(app);
    expect((await coordinator.get(to)).location).toBe(`${to}/columns`);
    await teach(to);
    expect((await read(to)).text).toContain("Anastasia Qxbook");
    expect(await feeds.takeAll(app, coordinator, to)).toContain("Waiting for a decision 1");
    const kept = "select from identify.feed_runs where num_nonnulls(rows, file_sealed) > 0";
    expect(await app.query(kept)).toEqual([]);
  });

  test("that cannot be read says why beside the field for another, and keeps nothing", async () => {
    const content = (await aWorkbook([row("Qxcut")])).subarray(0, 900);
    const { to } = await choose(content, "cut.xlsx");
    await feeds.openWaiting(app);
    const page = await read(to);
    const why = "The file is damaged or was cut short: save it again in Excel and try again";
    expect(page.errors).toEqual([{ text: why, href: "#file" }]);
    expect(page.text).toContain("Could not be read");
    expect(page.text).toContain("The next file");
    const [run] = await app.query(
      "select sealed_key, file_sealed from identify.feed_runs where file_name = 'cut.xlsx' and ended_at is not null",
    );
    expect(run).toEqual({ sealed_key: null, file_sealed: null });
  });

  test("with more rows or cells than are taken is refused before they are read", async () => {
    const rows = Array.from({ length: 5002 }, (_, at) => [String(at)]);
    const { to } = await choose(await aWorkbook(rows), "many.xlsx");
    await feeds.openWaiting(app);
    expect((await read(to)).errors.map(({ text }) => text)).toEqual([
      "The workbook has more than 5,001 rows, so it was not opened",
    ]);
  });

  test("that is put away while it waits is not opened; what is no workbook is said at once", async () => {
    const { to } = await choose(await aWorkbook([row("Qxaway")]), "away.xlsx");
    const version = (await read(to)).fields["version"] ?? "";
    expect((await coordinator.post(`${to}/stop`, { version })).status).toBe(303);
    await feeds.openWaiting(app);
    expect((await read(to)).text).not.toContain("Qxaway");
    const pdf = await choose(Buffer.from("%PDF-1.7"), "a.xlsx");
    expect(pdf.errors).toEqual(["This is a PDF, not an Excel workbook"]);
  });
});

describe("a CSV file of another system", () => {
  test("that is long is opened in the background like a workbook, and a short one at once", async () => {
    const long = Array.from({ length: 1200 }, () => row(`Qxlong${"x".repeat(20)}`));
    const content = feeds.fileOf(long);
    expect(content.length).toBeGreaterThan(64 * 1024);
    const { to } = await choose(content, "long.csv");
    expect((await read(to)).text).toContain("Lantern is opening the file");
    const [kept] = await app.query<{ total: number; plain: boolean }>(
      "select total, position('Qxlong'::bytea in file_sealed) > 0 as plain from identify.feed_runs where file_name = 'long.csv'",
    );
    expect(kept).toEqual({ total: 0, plain: false });
    await feeds.openWaiting(app);
    const opened = await app.query<{ total: number }>(
      "select total from identify.feed_runs where file_name = 'long.csv' and file_sealed is null",
    );
    expect(opened).toEqual([{ total: 1200 }]);
    const short = await choose(feeds.fileOf([row("Qxshort")]), "short.csv");
    expect((await read(short.to)).text).not.toContain("Lantern is opening the file");
  });

  test("with more rows than are taken is told where it was chosen, and nothing of it is kept", async () => {
    const long = Array.from({ length: 5001 }, () => row("Qxtoolong"));
    const { errors } = await choose(feeds.fileOf(long), "toolong.csv");
    expect(errors).toEqual(["The file must have 5,000 rows or fewer"]);
    const kept = "select from identify.feed_runs where file_name = 'toolong.csv'";
    expect(await app.query(kept)).toEqual([]);
    expect((await choose(feeds.fileOf(long.slice(1)), "fits.csv")).to).toMatch(/^\/feeds\/runs/u);
  });

  test("that is long and no table says why beside the field for another", async () => {
    const { to } = await choose(Buffer.from("words without a table ".repeat(4000)), "words.csv");
    await feeds.openWaiting(app);
    expect((await read(to)).errors).toMatchObject([{ href: "#file" }]);
  });
});

describe("a row that waits", () => {
  const plain = "select said from identify.feed_waiting where said is not null";

  test("is sealed, also where it says something else later", async () => {
    const { to } = await choose(feeds.fileOf([row("Qxfirst", "S1")]), "a.csv");
    await feeds.takeAll(app, coordinator, to);
    const again = await choose(feeds.fileOf([row("Qxsecond", "S1")]), "b.csv");
    await feeds.takeAll(app, coordinator, again.to);
    expect(await app.query(plain)).toEqual([]);
    const [one, ...others] = (await feeds.listSaid(app)).filter(({ key }) => key === "S1");
    expect(one?.said["familyName"]).toBe("Qxsecond");
    expect(others).toEqual([]);
    const page = await read(`/feeds/waiting/${one?.id ?? ""}`);
    expect(page.text).toContain("Anastasia Qxsecond");
  });

  test("that an earlier version kept in plain is read, and sealed from then on", async () => {
    const said = { key: "S2", givenName: "Ada", familyName: "Qxplain", bornOn: "2011-05-04" };
    await app.query(
      `insert into identify.feed_waiting (feed_waiting_id, partnership_id, feed_source_id, feed_run_id, row_key, said, brought_by, brought_at)
       select gen_random_uuid(), partnership_id, feed_source_id, feed_run_id, 'S2', $1, brought_by, brought_at from identify.feed_runs limit 1`,
      [JSON.stringify(said)],
    );
    expect((await read("/feeds/waiting")).text).toContain("Ada Qxplain");
    await sealAtStart(app.admin, app.secrets);
    expect(await app.query(plain)).toEqual([]);
    expect((await read("/feeds/waiting")).text).toContain("Ada Qxplain");
  });
});

test("a row that always fails is set aside, and those after it are taken", async () => {
  await app.query(
    `create function identify.never() returns trigger language plpgsql as $$
     begin raise exception 'Qxsecret of a cell' using errcode = '23514'; end $$;
     create trigger never before insert on identify.feed_waiting for each row when (new.row_key = 'BAD') execute function identify.never()`,
  );
  const rows = [
    row("Qxbefore"),
    row("Qxbad", "BAD"),
    ...Array.from({ length: 10 }, () => row("Qxafter")),
  ];
  const { to } = await choose(feeds.fileOf(rows), "broken.csv");
  const text = await feeds.takeAll(app, coordinator, to);
  expect(text).toContain("Waiting for a decision 11");
  expect(text).toContain("To correct 1");
  expect(text).not.toContain("Lantern is taking the rows");
  const file = await coordinator.get(`${to}/problems`);
  expect(file.html).toContain("Lantern could not take it (23514)");
  expect(file.html).not.toMatch(/Qxsecret|Qxbad/u);
});
