import { afterAll, beforeAll, expect, test } from "vitest";
import { commandLineActor } from "../../commands/with-database.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { importTracker } from "./import-tracker.ts";
import { workbookOf } from "./reading/fixture-workbook.ts";
import { readTracker } from "./reading/read-tracker.ts";
import type { ImportResult } from "./writing/write-types.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const heading = [
  "Ref",
  "Name",
  "DOB",
  "Sex",
  "Risk level",
  "Last MASE",
  "Missing episodes",
  "Ward",
  "School",
  "Comments",
];
type Cells = Readonly<Record<string, unknown>>;
const first: Cells = {
  Ref: "R1",
  Name: "Lake, Una",
  DOB: "04/05/2011",
  Sex: "F",
  "Risk level": "High",
  "Last MASE": "02/10/2026",
  "Missing episodes": 4,
  Ward: "North",
  School: "Hill School",
  Comments: "Seen at home",
};
const second: Cells = {
  ...first,
  Ref: "R2",
  Name: "Pond, Ivo",
  DOB: "06/07/2012",
  Sex: "M",
  "Risk level": "Low",
  School: "Vale School",
};
const third: Cells = {
  ...first,
  Ref: "R3",
  Name: "Brook, Mia",
  DOB: "09/01/2010",
  "Risk level": "Medium",
  School: "Dale School",
};
const cells = (row: Cells) => heading.map((one) => row[one] ?? "");

async function bringIn(
  open: readonly Cells[],
  closed: readonly Cells[] = [],
): Promise<ImportResult> {
  const bytes = await workbookOf({
    Current: [heading, ...open.map(cells)],
    ...(closed.length > 0 ? { Closed: [heading, ...closed.map(cells)] } : {}),
  });
  const today = database.clock.today();
  const reading = await readTracker(bytes, { today });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  const actor = commandLineActor(1);
  return database.db.as(actor, async (tx) => {
    const at = database.clock.now();
    const value = await importTracker(
      tx,
      { actor, at, today },
      { fileName: "month.xlsx", bytes, reading },
    );
    const audit = {
      action: "tracker.import",
      outcome: "done" as const,
      route: "test",
      requestId: "test",
    };
    return { value, audit };
  });
}

const standing = async (family: string) =>
  (
    await database.query<Record<string, unknown>>(
      `select p.person_id, t.is_open, t.level, t.harm_status, t.review_by::text, t.said_level, t.said_closed, t.said_on::text,
        t.missing_count, t.last_panel_on::text,
        (select count(*)::int from subjects.source_records s where s.person_id = p.person_id) as sources,
        (select array_agg(c.detail order by c.chronology_entry_id) from protect.chronology_entries c
          where c.person_id = p.person_id and c.headline like 'Comment%') as comments,
        (select array_agg(w.wording order by w.whereabouts_id) from subjects.whereabouts w
          where w.person_id = p.person_id and w.kind = 'school' and w.to_on is null) as schools
       from subjects.people p join protect.tracker_entries t using (person_id) where p.family_name = $1`,
      [family],
    )
  )[0];

test("the first workbook makes the children; the same one saved again writes nothing of them", async () => {
  expect(await bringIn([first, second, third])).toMatchObject({ children: 3 });
  expect(await standing("Lake")).toMatchObject({
    missing_count: 4,
    last_panel_on: "2026-10-02",
    schools: ["Hill School"],
  });
  await database.query(
    "update protect.tracker_entries set review_by = '2027-01-31', level = 2 where level = 3",
  );
  const facts = await database.query("select count(*) from protect.tracker_facts");
  const before = await standing("Lake");
  // A sheet more makes it another file.
  expect(await bringIn([third, first, second])).toMatchObject({
    children: 0,
    counts: { unchanged: 3, changed: 0, gone: 0, waiting: 0 },
  });
  expect(await standing("Lake")).toEqual(before);
  expect(await database.query("select count(*) from protect.tracker_facts")).toEqual(facts);
});

test("a changed level decides nothing: it is marked, and due today", async () => {
  const result = await bringIn([{ ...first, "Risk level": "Low" }, second, third]);
  expect(result).toMatchObject({ counts: { changed: 1, waiting: 1, unchanged: 2 } });
  expect(await standing("Lake")).toMatchObject({
    level: 2,
    said_level: 1,
    said_closed: false,
    said_on: "2026-11-24",
    review_by: "2026-11-24",
    harm_status: "undecided",
  });
});

test("a level that is not known any more lowers nothing and marks nothing", async () => {
  const result = await bringIn([{ ...first, "Risk level": "tbc" }, second, third]);
  expect(result).toMatchObject({ counts: { changed: 1, waiting: 0 } });
  expect(await standing("Lake")).toMatchObject({ level: 2, said_level: 1 });
});

test("a child on the closed sheet stays open until a person closes them", async () => {
  await bringIn([{ ...first, "Risk level": "tbc" }, third], [second]);
  expect(await standing("Pond")).toMatchObject({
    is_open: true,
    said_closed: true,
    review_by: "2026-11-24",
  });
});

test("counts and dates come in, unless someone here has said otherwise; comments bring what is new", async () => {
  const before = await standing("Brook");
  await database
    .query(
      `insert into protect.tracker_facts (tracker_fact_id, partnership_id, person_id, field, value, was, basis, save_id, recorded_at)
     values (uuidv7(), 1, $1, 'missingCount', '7', '4', 'recorded', gen_random_uuid(), now())`,
      [before?.["person_id"]],
    )
    .catch(() =>
      database.query(
        `insert into protect.tracker_facts (tracker_fact_id, partnership_id, person_id, field, value, was, basis, save_id, recorded_at)
       values ('ffffffff-0000-7000-8000-000000000001', 1, $1, 'missingCount', '7', '4', 'recorded', gen_random_uuid(), now())`,
        [before?.["person_id"]],
      ),
    );
  await database.query(
    "update protect.tracker_entries set missing_count = 7 where person_id = $1",
    [before?.["person_id"]],
  );
  const changed = {
    ...third,
    "Missing episodes": 9,
    "Last MASE": "20/11/2026",
    School: "New School",
    Comments: "Seen at home. Mother rang",
  };
  const result = await bringIn([{ ...first, "Risk level": "tbc" }, changed], [second]);
  expect(result).toMatchObject({ counts: { changed: 1, differs: 1 } });
  expect(await standing("Brook")).toMatchObject({
    missing_count: 7,
    last_panel_on: "2026-11-20",
    schools: ["New School"],
    sources: 2,
    comments: ["Seen at home", ". Mother rang"],
  });
});

test("a child whose name was put right in Lantern is found again", async () => {
  await database.query(
    "update subjects.people set family_name = 'Laker', sort_name = 'laker una' where family_name = 'Lake'",
  );
  const result = await bringIn([{ ...first, Comments: "Moved team" }], [second]);
  expect(result).toMatchObject({ children: 0, counts: { changed: 1, gone: 1 } });
  expect(await standing("Laker")).toMatchObject({ comments: ["Seen at home", "Moved team"] });
  expect(await standing("Brook")).toMatchObject({ is_open: true, said_closed: false });
});

test("of a protected child no ward and no school is taken or kept, and nothing fails", async () => {
  const child = await standing("Pond");
  const staff = await database.query<{ id: string }>(
    "select staff_id as id from directory.staff order by email limit 2",
  );
  await database
    .query(
      "select subjects.protect_whereabouts(gen_random_uuid(), $1, $2::uuid[], 'A reason', '2026-12-24', $3, now())",
      [child?.["person_id"], staff.map(({ id }) => id), staff[0]?.id],
    )
    .catch(async () => {
      await database.query("set role lantern_maintenance");
      await database.query(
        "select subjects.protect_whereabouts(gen_random_uuid(), $1, $2::uuid[], 'A reason', '2026-12-24', $3, now())",
        [child?.["person_id"], staff.map(({ id }) => id), staff[0]?.id],
      );
      await database.query("reset role");
    });
  await bringIn(
    [first],
    [{ ...second, School: "Hidden School", Ward: "Hidden Ward", Comments: "Placed" }],
  );
  expect(await standing("Pond")).toMatchObject({ comments: ["Seen at home", "Placed"] });
  const [leak] = await database.query(
    `select (select count(*)::int from subjects.whereabouts where wording like 'Hidden%') as facts,
      (select count(*)::int from subjects.source_records where body::text like '%Hidden%') as sources,
      (select count(*)::int from identify.import_rows where said::text like '%Hidden%') as rows`,
  );
  expect(leak).toEqual({ facts: 0, sources: 0, rows: 0 });
});

test("a restricted record is neither shown nor made a second time", async () => {
  await database.query(
    "update subjects.people set restricted = true, acl = array[circle_id] where family_name = 'Laker'",
  );
  const result = await bringIn([{ ...first, Comments: "Again" }]);
  expect(result).toMatchObject({ children: 0, counts: { leftOut: 1, changed: 0 } });
  expect(JSON.stringify(result)).not.toContain("Laker");
  expect(
    await database.query("select 1 from subjects.people where given_name = 'Una'"),
  ).toHaveLength(1);
});

test("a name that the workbook changed is kept beside the child's own, once, with its source", async () => {
  await bringIn([third]);
  const before = await standing("Brook");
  const renamed = { ...third, Name: "Brook-Vale, Mia" };
  expect(await bringIn([renamed])).toMatchObject({ children: 0, counts: { changed: 1 } });
  // The same again, with something else new, is no other name.
  await bringIn([{ ...renamed, Comments: "Moved school" }]);
  const names = await database.query(
    `select n.kind, n.family_name || ', ' || n.given_name as name, s.source, s.body ->> 'Name' as said
     from subjects.names n left join subjects.source_records s using (source_record_id)
     where n.person_id = $1 and n.kind <> 'known_as'`,
    [before?.["person_id"]],
  );
  expect(names).toEqual([
    {
      kind: "as_recorded",
      name: "Brook-Vale, Mia",
      source: "tracker workbook month.xlsx",
      said: "Brook-Vale, Mia",
    },
  ]);
  const told = await database.query<{ detail: string }>(
    "select detail from protect.chronology_entries where person_id = $1 and headline like 'Another name%'",
    [before?.["person_id"]],
  );
  expect(told.map(({ detail }) => detail)).toEqual([
    "Mia Brook-Vale. The name on the record has not changed.",
  ]);
  expect(await standing("Brook")).toMatchObject({ person_id: before?.["person_id"] });
});

test("half a name is no other name", async () => {
  const before = await standing("Brook");
  await bringIn([{ ...third, Name: "Brook", Comments: "No forename this time" }]);
  const names = await database.query(
    "select 1 from subjects.names where person_id = $1 and kind <> 'known_as'",
    [before?.["person_id"]],
  );
  expect(names).toHaveLength(1);
});
