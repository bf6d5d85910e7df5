import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { chooseWorkbook, confirmImport, readWaiting } from "../../../test/harness/imports.ts";
import { housekeepingJobs } from "../../housekeeping.ts";
import { commandLineActor } from "../../commands/with-database.ts";
import { importTracker } from "./import-tracker.ts";
import { workbookOf } from "./reading/fixture-workbook.ts";
import { readTracker } from "./reading/read-tracker.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const heading = ["Name", "DOB", "Sex", "Risk level"];
const bookOf = (...rows: readonly unknown[][]) => workbookOf({ Current: [heading, ...rows] });
const openNamed = (familyName: string) =>
  app.query<{ name: string }>(
    `select p.given_name as name from subjects.people p join protect.tracker_entries t using (person_id)
     where t.is_open and p.family_name = $1 order by 1`,
    [familyName],
  );
/** The number that stands before some words. */
const numberBefore = (text: string, words: RegExp): number =>
  Number(new RegExp(`(\\d+) ${words.source}`).exec(text)?.[1] ?? 0);

describe("a row that may be a child who is here", () => {
  test("waits until someone decides, and never becomes a second open child by itself", async () => {
    await aChild(app, { familyName: "Qxwaits", givenName: "Una-Mae", bornOn: "2011-05-04" });
    const row = ["Qxwaits, Una", "05/04/2011", "F", "High"];
    const address = await chooseWorkbook(app, coordinator, await bookOf(row), "waits.xlsx");
    await confirmImport(coordinator, address);
    expect(await openNamed("Qxwaits")).toEqual([{ name: "Una-Mae" }]);
    const done = await coordinator.get(address);
    expect(done.page.text).toContain("Rows that wait for a decision");
    expect((await coordinator.get("/imports")).page.text).toContain(
      "1 child not written: rows wait",
    );
  });

  test("is written once it is said to be a different child, under the same import", async () => {
    await aChild(app, { familyName: "Qxother", givenName: "Orla-Jane", bornOn: "2009-09-08" });
    const row = ["Qxother, Orla", "09/08/2009", "F", "High"];
    const address = await chooseWorkbook(app, coordinator, await bookOf(row), "other.xlsx");
    await confirmImport(coordinator, address);
    const { page } = await coordinator.get(`${address}/matches`);
    await coordinator.post(`${address}/matches`, { ...page.fields, "verdict-0": "different" });
    const again = await confirmImport(coordinator, address);
    expect(again.status).toBe(303);
    expect(await openNamed("Qxother")).toEqual([{ name: "Orla" }, { name: "Orla-Jane" }]);
    expect((await coordinator.get(address)).page.text).not.toContain("Rows that wait");
    const [entry] = await app.query(
      "select children_made as made, counts ->> 'leftOut' as waits from identify.imports where import_id = $1",
      [address.split("/").at(-1)],
    );
    expect(entry).toEqual({ made: 1, waits: "0" });
  });

  test("is kept past the days after which an unfinished import goes, and cannot be put away", async () => {
    await aChild(app, { familyName: "Qxstays", givenName: "Una-Mae", bornOn: "2011-05-04" });
    const row = ["Qxstays, Una", "05/04/2011", "F", "High"];
    const address = await chooseWorkbook(app, coordinator, await bookOf(row), "stays.xlsx");
    await confirmImport(coordinator, address);
    await app.query("update identify.workbooks set brought_at = brought_at - interval '40 days'");
    const sweep = housekeepingJobs({
      database: app.db,
      clock: app.clock,
      log: undefined as never,
    }).find(({ name }) => name === "sweep-workbooks");
    await sweep?.run({});
    expect((await coordinator.post(`${address}/remove`, {})).location).toBe(address);
    expect((await coordinator.get(`${address}/matches`)).page.text).toContain("Qxstays, Una");
  });

  test("waits on the page where the command line brought it in", async () => {
    await aChild(app, { familyName: "Qxline", givenName: "Una-Mae", bornOn: "2011-05-04" });
    const bytes = await bookOf(["Qxline, Una", "05/04/2011", "F", "High"]);
    const importing = { at: app.clock.now(), today: app.clock.today() };
    const reading = await readTracker(bytes, importing);
    if (reading.outcome === "unreadable") throw new Error(reading.reason);
    const actor = commandLineActor(1);
    const result = await app.db.as(actor, async (tx) => ({
      value: await importTracker(
        tx,
        { actor, ...importing },
        { fileName: "line.xlsx", bytes, reading },
      ),
      audit: { action: "tracker.import", outcome: "done", route: "test", requestId: "test" },
    }));
    expect(result).toMatchObject({ kind: "imported", children: 0, waits: 1 });
    expect(await openNamed("Qxline")).toEqual([{ name: "Una-Mae" }]);
    const importId = result.kind === "imported" ? result.importId : "";
    expect((await coordinator.get(`/imports/${importId}/matches`)).page.text).toContain(
      "Qxline, Una",
    );
  });
});

describe("a row with faults", () => {
  test("comes in with what can be read, keeps the rest as it stood, and is never left behind", async () => {
    const rows = [
      ["Qxfaulty, Ada", "", "F", "High"],
      ["Qxfaulty, Bea", "31/02/2010", "F", "Med/High"],
      ["Qxfaulty", "", "", "High"],
    ];
    const address = await chooseWorkbook(app, coordinator, await bookOf(...rows), "faults.xlsx");
    await confirmImport(coordinator, address);
    const made = await app.query<{ name: string; born: string | null; level: number | null }>(
      `select p.given_name as name, p.born_on::text as born, t.level from subjects.people p
       join protect.tracker_entries t using (person_id) where t.is_open and p.family_name = 'Qxfaulty' order by 1`,
    );
    expect(made.filter(({ name }) => name !== "")).toEqual([
      { name: "Ada", born: null, level: 3 },
      { name: "Bea", born: null, level: null },
    ]);
    // The cells stand on the page of the import with why they were not understood.
    const done = (await coordinator.get(address)).page.text;
    for (const said of ["There is no date of birth", "31/02/2010", "Med/High"])
      expect(done).toContain(said);
  });

  test("waits like any other where a record may be of the child, also without a date of birth", async () => {
    await aChild(app, { familyName: "Qxundated", givenName: "Una", bornOn: "2011-05-04" });
    const row = ["Qxundated, Una", "", "F", "High"];
    const address = await chooseWorkbook(app, coordinator, await bookOf(row), "undated.xlsx");
    await confirmImport(coordinator, address);
    expect(await openNamed("Qxundated")).toEqual([{ name: "Una" }]);
    expect((await coordinator.get(address)).page.text).toContain("Rows that wait for a decision");
  });
});

describe("rows that may be of one child", () => {
  const twins = [
    ["Qxtwin, Mia", "04/05/2011", "F", "Low"],
    ["Qxtwin, Mila", "04/05/2011", "F", "High"],
  ];

  test("one is written, that of the higher level, and the other waits; said to be two, it is written too", async () => {
    const address = await chooseWorkbook(app, coordinator, await bookOf(...twins), "twins.xlsx");
    await confirmImport(coordinator, address);
    expect(await openNamed("Qxtwin")).toEqual([{ name: "Mila" }]);
    const { page } = await coordinator.get(`${address}/duplicates`);
    await coordinator.post(`${address}/duplicates`, { ...page.fields, "verdict-0": "different" });
    await readWaiting(app);
    expect((await confirmImport(coordinator, address)).status).toBe(303);
    expect(await openNamed("Qxtwin")).toEqual([{ name: "Mia" }, { name: "Mila" }]);
  });
});

test("preview, result and register count by one rule who waits", async () => {
  await app.query(
    "update protect.tracker_entries set said_on = null, said_level = null, said_closed = false",
  );
  await aChild(app, { familyName: "Qxcount", givenName: "Una-Mae", bornOn: "2011-05-04" });
  const bytes = await workbookOf({
    Current: [
      heading,
      ["Qxcount, Una", "05/04/2011", "F", "High"],
      ["Brook, Mia", "09/01/2010", "F", "Medium"],
      ["Lake, Ivo", "03/02/2012", "M", "tbc"],
    ],
    Closed: [heading, ["Pond, Al", "05/06/2009", "M", "Low"]],
  });
  const address = await chooseWorkbook(app, coordinator, bytes, "count.xlsx");
  const preview = (await coordinator.get(address)).page.text;
  const confirm = (await coordinator.get(`${address}/confirm`)).page.text;
  const done = await coordinator.follow(await confirmImport(coordinator, address));
  const list = (await coordinator.get("/children?waiting=decision")).page.text;
  expect([
    numberBefore(preview, /children to wait for a decision/),
    numberBefore(confirm, /children wait for a person/),
    numberBefore(done.page.text, /children wait for a person/),
    numberBefore(done.page.text, /children wait for a decision/),
    numberBefore(list, /open children, Waiting for a decision/),
  ]).toEqual([2, 2, 2, 2, 2]);
  expect([
    numberBefore(preview, /child whose rows wait/),
    numberBefore(confirm, /child who may be/),
    numberBefore(done.page.text, /child not written: rows wait/),
    numberBefore((await coordinator.get("/imports")).page.text, /child not written: rows wait/),
  ]).toEqual([1, 1, 1, 1]);
  expect(list).toContain("gives no level");
});
