import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { aChild } from "../../../../test/harness/factories.ts";
import { chooseWorkbook, confirmImport, readWaiting } from "../../../../test/harness/imports.ts";
import { fixtureWorkbook, workbookOf } from "../reading/fixture-workbook.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());
beforeEach(() => app.query("delete from identify.workbooks"));

const heading = ["Name", "DOB", "Sex", "Risk level", "Date referred", "School", "Comments"];
const reed = ["Reed, Jo", "04/05/2011", "F", "High", "01/09/2026", "Hill School", "Seen at home"];
const marsh = ["Marsh, Al", "05/06/2012", "M", "tbc", "", "", ""];
const bookOf = (...rows: readonly unknown[][]) => workbookOf({ Current: [heading, ...rows] });

const counts = async () =>
  (
    await app.query(
      `select (select count(*)::int from subjects.people) as people, (select count(*)::int from protect.tracker_facts) as facts,
        (select count(*)::int from protect.chronology_entries) as entries, (select count(*)::int from identify.imports) as imports`,
    )
  )[0];

describe("a workbook that was chosen", () => {
  test("is read in the background, with a page to look again on", async () => {
    const answer = await coordinator.upload("/imports", {}, [
      { field: "workbook", name: "tracker.xlsx", content: Buffer.from(await bookOf(reed)) },
    ]);
    const waiting = await coordinator.follow(answer);
    expect(waiting.page.title).toContain("Reading your workbook");
    expect(waiting.html).toContain("data-waiting");
    expect(waiting.html).toContain("Look again");
    const [job] = await app.query(
      "select task_identifier from graphile_worker.jobs where task_identifier = 'read-workbook'",
    );
    expect(job).toBeDefined();
    await readWaiting(app);
    const read = await coordinator.follow(answer);
    expect(read.page.title).toContain("What was read in tracker.xlsx");
    expect(read.html).not.toContain("data-waiting");
  });

  test("writes nothing until it is confirmed, and then all of it", async () => {
    const before = await counts();
    const address = await chooseWorkbook(app, coordinator, await bookOf(reed, marsh));
    for (const page of [
      "",
      "/columns",
      "/not-understood",
      "/duplicates",
      "/matches",
      "/changes",
      "/gone",
      "/offers",
      "/confirm",
    ])
      expect((await coordinator.get(`${address}${page}`)).status).toBe(200);
    expect(await counts()).toEqual(before);
    const done = await confirmImport(coordinator, address);
    expect(done.location).toBe(`${address}?done=yes`);
    expect((await coordinator.follow(done)).html).toContain("2 children added");
    const [child] = await app.query(
      `select t.level, t.harm_status, t.stage, t.opened_on::text, t.review_by::text, w.wording as school, w.recorded_by
       from subjects.people p join protect.tracker_entries t using (person_id)
       left join subjects.whereabouts w on w.person_id = p.person_id and w.kind = 'school' where p.family_name = 'Reed'`,
    );
    expect(child).toMatchObject({
      level: 3,
      harm_status: "undecided",
      stage: null,
      opened_on: "2026-09-01",
      review_by: "2026-11-24",
      school: "Hill School",
    });
    expect(await app.query("select 1 from identify.workbooks")).toEqual([]);
    expect(
      await app.query(
        "select body ->> 'Comments' as comment from subjects.source_records where body ->> 'Name' = 'Reed, Jo'",
      ),
    ).toEqual([{ comment: "Seen at home" }]);
  });

  test("is not taken twice", async () => {
    const bytes = await bookOf(["Twice, Tom", "01/02/2012", "M", "Low", "", "", ""]);
    await confirmImport(coordinator, await chooseWorkbook(app, coordinator, bytes));
    const again = await coordinator.upload("/imports", {}, [
      { field: "workbook", name: "again.xlsx", content: Buffer.from(bytes) },
    ]);
    expect(again.status).toBe(422);
    expect(again.page.errors[0]?.text).toBe("This very file was imported on 24 November 2026");
  });

  test("can be put away", async () => {
    const address = await chooseWorkbook(
      app,
      coordinator,
      await bookOf(["Away, Ann", "01/02/2012", "F", "Low", "", "", ""]),
    );
    expect((await coordinator.post(`${address}/remove`, {})).location).toBe("/imports");
    expect((await coordinator.get(address)).status).toBe(404);
  });

  test("goes by itself after fourteen days", async () => {
    const address = await chooseWorkbook(
      app,
      coordinator,
      await bookOf(["Left, Lee", "01/02/2012", "F", "Low", "", "", ""]),
    );
    expect((await coordinator.get("/imports")).html).toContain("8 December 2026");
    const { housekeepingJobs } = await import("../../../housekeeping.ts");
    const sweep = housekeepingJobs({
      database: app.db,
      clock: app.clock,
      log: undefined as never,
    }).find(({ name }) => name === "sweep-workbooks");
    await sweep?.run({});
    expect((await coordinator.get(address)).status).toBe(200);
    await app.query("update identify.workbooks set brought_at = brought_at - interval '15 days'");
    await sweep?.run({});
    expect((await coordinator.get(address)).status).toBe(404);
  });
});

test("a CSV file is taken as a workbook is", async () => {
  const csv = [heading, reed].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
  const address = await chooseWorkbook(app, coordinator, Buffer.from(csv), "tracker.csv");
  const { page } = await coordinator.get(address);
  expect(page.title).toContain("What was read in tracker.csv");
  expect(page.text).toContain("1 row on 1 sheet");
});

test.each([
  ["a web page", "page.csv", "<html><body>Reed</body></html>", /web page or XML/],
  ["nothing", "empty.csv", "", /The file is empty/],
])("%s is no CSV file", async (_what, name, content, message) => {
  const files = [{ field: "workbook", name, content: Buffer.from(content) }];
  const { status, page } = await coordinator.upload("/imports", {}, files);
  expect(status).toBe(422);
  expect(page.errors.map(({ text }) => text).join()).toMatch(message);
});

describe("a row that may be either of two children here", () => {
  const choose = async (familyName: string, name: string, born: string): Promise<string> => {
    for (let made = 0; made < 2; made += 1)
      await aChild(app, { familyName, givenName: "Una-Mae", bornOn: "2011-05-04" });
    const row = [`${familyName}, ${name}`, born, "F", "Low", "", "", ""];
    return chooseWorkbook(app, coordinator, await bookOf(row));
  };

  test("is said to be one of them, whose name then stands beside it", async () => {
    const address = await choose("Qxtwice", "Una Mae", "04/05/2011");
    const { page } = await coordinator.get(`${address}/matches`);
    const both = { ...page.fields, "verdict-0": "same", "verdict-1": "same" };
    const refused = await coordinator.post(`${address}/matches`, both);
    expect(refused.status).toBe(422);
    expect(refused.page.errors).toMatchObject([{ href: "#verdict-0" }, { href: "#verdict-1" }]);
    expect(refused.page.text).not.toContain("A colleague decided");
    expect(refused.page.fields).toMatchObject({ "verdict-0": "same", "verdict-1": "same" });
    const one = { ...both, "verdict-1": "different" };
    expect((await coordinator.post(`${address}/matches`, one)).status).toBe(303);
    const { text } = (await coordinator.get(`${address}/matches`)).page;
    expect(text).toMatch(/In Lantern: Una-Mae Qxtwice, C-\S+, born 4 May 2011/);
  });

  test("and is not decided waits, which is said before anything is written", async () => {
    const address = await choose("Qxalike", "Una", "05/04/2011");
    expect((await coordinator.get(`${address}/matches`)).page.text).toContain("Qxalike, Una");
    const { text } = (await coordinator.get(`${address}/confirm`)).page;
    expect(text).toContain("1 child who may be in Lantern already");
    expect(text).toContain("the rows wait until a person decides");
  });
});

describe("columns", () => {
  test("that a person corrected are read anew and remembered for the next workbook", async () => {
    const odd = ["Name", "DOB", "Sex", "Risk level", "Zone"];
    const row = (name: string) => [name, "04/05/2011", "F", "Low", "North Quay"];
    const address = await chooseWorkbook(
      app,
      coordinator,
      await workbookOf({ Current: [odd, row("Zed, Zoe")] }),
    );
    const { page, html } = await coordinator.get(`${address}/columns`);
    expect(html).toContain("North Quay");
    const saved = await coordinator.post(`${address}/columns`, {
      ...(page.fields as Record<string, string>),
      "column-0-4": "ward",
    });
    expect(saved.status).toBe(303);
    await readWaiting(app);
    expect((await coordinator.get(`${address}/columns`)).page.fields["column-0-4"]).toBe("ward");
    const next = await chooseWorkbook(
      app,
      coordinator,
      await workbookOf({ Current: [odd, row("Yes, Yan")] }),
      "next.xlsx",
    );
    expect((await coordinator.get(`${next}/columns`)).page.fields["column-0-4"]).toBe("ward");
  });
});

describe("likely duplicates", () => {
  const twins = () =>
    bookOf(
      ["Twain, Sam", "11/03/2012", "M", "Low", "", "", ""],
      ["Twayne, Sam", "12/03/2012", "M", "High", "", "", ""],
    );

  test("are decided by a person, and two who decide at once are told", async () => {
    const { bytes } = await fixtureWorkbook(21, 60);
    const address = await chooseWorkbook(app, coordinator, bytes, "many.xlsx");
    const { page } = await coordinator.get(`${address}/duplicates`);
    const first = { version: page.fields["version"] ?? "", "key-0": page.fields["key-0"] ?? "" };
    expect(first["key-0"]).not.toBe("");
    const mine = await coordinator.post(`${address}/duplicates`, {
      ...first,
      "verdict-0": "different",
    });
    expect(mine.status).toBe(303);
    await readWaiting(app);
    const late = await coordinator.post(`${address}/duplicates`, { ...first, "verdict-0": "same" });
    expect(late.status).toBe(409);
    expect(late.html).toContain("A colleague decided");
    expect(late.html).toContain("decided this");
  });

  test("that nobody decided stay apart", async () => {
    const address = await chooseWorkbook(app, coordinator, await twins(), "twins.xlsx");
    await confirmImport(coordinator, address);
    expect(
      await app.query(
        "select 1 from subjects.people where given_name = 'Sam' and family_name like 'Tw%'",
      ),
    ).toHaveLength(2);
  });
});

test("two who confirm at once write it once", async () => {
  const address = await chooseWorkbook(
    app,
    coordinator,
    await bookOf(["Once, Ona", "02/03/2012", "F", "Low", "", "", ""]),
    "once.xlsx",
  );
  const answers = await Promise.all([
    confirmImport(coordinator, address),
    confirmImport(coordinator, address),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(answers.find(({ status }) => status === 409)?.html).toContain("already confirmed");
  expect(await app.query("select 1 from subjects.people where given_name = 'Ona'")).toHaveLength(1);
});
