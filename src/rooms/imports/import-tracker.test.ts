import { afterAll, beforeAll, expect, test } from "vitest";
import { commandLineActor } from "../../commands/with-database.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { importSummary, importTracker } from "./import-tracker.ts";
import type { ImportResult } from "./writing/write-types.ts";
import { fixtureWorkbook, workbookOf } from "./reading/fixture-workbook.ts";
import { readTracker } from "./reading/read-tracker.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

async function importBytes(bytes: Uint8Array, fileName = "tracker.xlsx"): Promise<ImportResult> {
  const today = database.clock.today();
  const reading = await readTracker(bytes, { today });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  const [partnership] = await database.query<{ id: number }>(
    "select partnership_id as id from directory.partnerships",
  );
  const actor = commandLineActor(partnership?.id ?? 0);
  return database.db.as(actor, async (tx) => {
    const value = await importTracker(
      tx,
      { actor, at: database.clock.now(), today },
      { fileName, bytes, reading },
    );
    return {
      value,
      audit: { action: "tracker.import", outcome: "done", route: "test", requestId: "test" },
    };
  });
}

const heading = ["Name", "DOB", "Sex", "Risk level"];

test("a workbook becomes children, with every row kept as their source", async () => {
  const { bytes, truth } = await fixtureWorkbook(11, 60);
  const result = await importBytes(bytes);
  expect(result.kind).toBe("imported");
  expect((await importBytes(bytes, "renamed.xlsx")).kind).toBe("already imported");
  const [count] = await database.query<{ children: number; rows: number }>(
    `select (select count(*)::int from subjects.people) as children,
            (select count(*)::int from subjects.source_records) as rows`,
  );
  expect(count?.children).toBe(new Set(truth.map(({ child }) => child)).size);
  expect(count?.rows).toBe(truth.length);
});

test("a workbook saved again adds nobody who is here already", async () => {
  const sheet = { Current: [heading, ["Reed, Jo", "04/05/2011", "F", "High"]] };
  expect(await importBytes(await workbookOf(sheet))).toMatchObject({ children: 1 });
  sheet.Current.push(["Marsh, Al", "05/06/2012", "M", "Low"]);
  const again = await importBytes(await workbookOf(sheet));
  expect(again).toMatchObject({ children: 1, counts: { unchanged: 1, changed: 0 } });
});

test("a child of the same name and date of birth who came another way is left as they are", async () => {
  await aChild(database, { familyName: "Holt", givenName: "Kit", bornOn: "2011-07-08" });
  const bytes = await workbookOf({ Current: [heading, ["Holt, Kit", "08/07/2011", "F", "High"]] });
  expect(await importBytes(bytes)).toMatchObject({
    children: 0,
    alreadyHere: [expect.stringContaining("Current row 2: C-")],
  });
});

test("of two who may be twins one is written and the other waits until someone says, with nobody to ask too", async () => {
  const twins = ["Tarn, Mia", "Tarn, Mila"].map((name) => [name, "04/05/2011", "F", "High"]);
  const slips = ["Tarn, Olivia", "Tarn, Oliva"].map((name) => [name, "06/07/2012", "F", "Low"]);
  const bytes = await workbookOf({ Current: [heading, ...twins, ...slips] });
  const reading = await readTracker(bytes, { today: database.clock.today() });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  expect(importSummary(reading, database.clock.today())[0]).toContain("taken to be 3 children");
  expect(await importBytes(bytes)).toMatchObject({ children: 2, waits: 1 });
  const rows = await database.query(
    "select given_name as name from subjects.people where family_name = 'Tarn' order by 1",
  );
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ name: "Mia" });
});

test("an unknown level stays unknown, and two rows that disagree keep the higher", async () => {
  const bytes = await workbookOf({
    Current: [
      heading,
      ["Stone, Ada", "04/05/2011", "F", "tbc"],
      ["Vale, Bea", "16/09/2012", "F", "Low"],
      ["Vale, Bea", "16/09/2012", "F", "High"],
    ],
  });
  await importBytes(bytes);
  const rows = await database.query(
    `select p.family_name, t.level, t.review_by from protect.tracker_entries t
     join subjects.people p using (person_id) where p.family_name in ('Stone', 'Vale') order by 1`,
  );
  expect(rows).toEqual([
    { family_name: "Stone", level: null, review_by: "2026-11-24" },
    { family_name: "Vale", level: 3, review_by: "2026-11-24" },
  ]);
});

test("an imported level is nobody's decision and is due for one at once", async () => {
  const rows = await database.query(
    "select distinct basis, decided_by, review_by from protect.level_decisions",
  );
  expect(rows).toEqual([{ basis: "imported", decided_by: null, review_by: "2026-11-24" }]);
});

test("hostile cells are kept as text and harm nothing", async () => {
  const hostile = [
    "<script>alert(1)</script>, Eve",
    "'); drop table subjects.people; --, Bob",
    '=HYPERLINK("x"), Cal',
    `${"Long".repeat(400)}, Dee`,
    "Na\u202Eme, Flo",
  ];
  const bytes = await workbookOf({
    Current: [
      heading,
      ...hostile.map((name, index) => [name, `0${index + 1}/02/2012`, "F", "Low"]),
    ],
  });
  const result = await importBytes(bytes, `${"x".repeat(400)}.xlsx`);
  expect(result).toMatchObject({ kind: "imported", children: hostile.length });
  const rows = await database.query<{ body: Record<string, string> }>(
    "select s.body from subjects.source_records s where s.source like '%xxx.xlsx' order by s.place",
  );
  expect(rows.map(({ body }) => body["Name"])).toEqual(expect.arrayContaining(hostile.slice(0, 4)));
});

test("an import that fails half-way writes nothing", async () => {
  const count = () =>
    database.query(
      "select (select count(*) from subjects.people) as people, (select count(*) from identify.imports) as imports",
    );
  const before = await count();
  await database.query(
    "alter table identify.imports add constraint no_more check (rows_read < 0) not valid",
  );
  const { bytes } = await fixtureWorkbook(12, 20);
  await expect(importBytes(bytes)).rejects.toThrow();
  expect(await count()).toEqual(before);
  await database.query("alter table identify.imports drop constraint no_more");
});
