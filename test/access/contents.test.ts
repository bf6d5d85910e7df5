import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const added = `insert into directory.added_holidays (added_holiday_id, partnership_id, on_date, title, reason, added_by)
  select gen_random_uuid(), partnership_id, '2027-06-01', 'A day', 'Council', staff_id from directory.staff where staff_id = $1`;

test("what is told of a database's contents shows what was added, changed and taken away, and nothing else", async () => {
  const staffId = await staffIdOf(database, "lead");
  const before = await contentsOf(database);
  expect(Object.keys(before)).toContain("directory.configuration");
  expect(Object.keys(before)).not.toContain("directory.added_holidays");
  expect(await contentsOf(database)).toEqual(before);

  await database.query(added, [staffId]);
  const more = await contentsOf(database);
  expect(Object.keys(more)).toEqual(
    [...Object.keys(before), "directory.added_holidays"].toSorted(),
  );
  await database.query("update directory.added_holidays set title = 'Another'");
  const changed = await contentsOf(database);
  expect(changed["directory.added_holidays"]).not.toBe(more["directory.added_holidays"]);

  // Also a write that leaves the row as it was.
  await database.query("update directory.added_holidays set title = title");
  const again = await contentsOf(database);
  expect(again["directory.added_holidays"]).not.toBe(changed["directory.added_holidays"]);

  await database.query("delete from directory.added_holidays");
  expect(await contentsOf(database)).toEqual(before);
});
