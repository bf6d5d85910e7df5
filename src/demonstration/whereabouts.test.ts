import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../test/harness/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase("demo");
});
afterAll(() => database.close());

test("most invented children have a home, a ward and a school, and four are protected", async () => {
  const [row] = await database.query<Record<string, number>>(
    `select (select count(*)::int from subjects.people) as children,
       (select count(distinct person_id)::int from subjects.whereabouts where kind = 'address') as homes,
       (select count(distinct person_id)::int from subjects.whereabouts where kind = 'school') as schools,
       (select count(*)::int from subjects.protections where ended_at is null) as protections,
       (select count(distinct person_id)::int from subjects.whereabouts where restricted) as hidden`,
  );
  const { children = 0, homes = 0, schools = 0, protections, hidden } = row ?? {};
  expect(homes).toBeGreaterThan(children * 0.7);
  expect(homes).toBeLessThan(children);
  // Three more came with the workbook, which knows no address.
  expect(schools).toBe(homes + 3);
  expect([protections, hidden]).toEqual([4, 4]);
});
