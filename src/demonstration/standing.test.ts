import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../test/harness/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase("demo");
});
afterAll(() => database.close());

const keysOf = async (statement: string): Promise<readonly string[]> =>
  (await database.query<{ key: string }>(statement)).map(({ key }) => key);

test("shows what the alerts find, an action without the record, and a child whom nobody leads", async () => {
  const found = await keysOf("select distinct query as key from identify.standing_suggestions");
  expect(found).toEqual(
    expect.arrayContaining([
      "closed-concerns",
      "linked-not-flagged",
      "not-seen-alone",
      "repeated-missing",
    ]),
  );
  const [row] = await database.query<{ alone: number; unled: number }>(
    `select (select count(*)::int from work.actions where is_standalone) as alone,
      (select count(*)::int from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
        where t.is_open and t.level = 3 and not exists (
          select from sec.memberships m where m.circle_id = p.circle_id and m.basis = 'allocation')) as unled`,
  );
  expect(row?.alone).toBe(1);
  expect(row?.unled).toBeGreaterThan(0);
});
