import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../test/harness/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase("demo");
});
afterAll(() => database.close());

test("the demonstration has a year of concerns from several agencies, with parts on some", async () => {
  const [row] = await database.query<Record<string, number>>(
    `select count(*)::int as concerns, count(distinct a.agency_id)::int as agencies,
       count(distinct date_trunc('month', c.sent_at))::int as months,
       count(*) filter (where exists (select from identify.concern_parts p where p.concern_id = c.concern_id))::int as "withParts",
       count(*) filter (where exists (select from subjects.people p
         where p.family_name = c.family_name and p.given_name = c.given_name))::int as known
     from identify.concerns c join directory.teams t on t.team_id = c.team_id
     join directory.agencies a on a.agency_id = t.agency_id`,
  );
  expect(row?.["concerns"]).toBe(68);
  expect(row?.["agencies"]).toBeGreaterThanOrEqual(5);
  expect(row?.["months"]).toBeGreaterThanOrEqual(12);
  expect(row?.["withParts"]).toBeGreaterThan(20);
  expect(row?.["withParts"]).toBeLessThan(64);
  expect(row?.["known"]).toBeGreaterThan(20);
});

test("a file about a child whose place is protected waits for somebody who may know where the child is", async () => {
  const waiting = await database.query<{ sent: string; mash: boolean }>(
    `select a.kind as sent, exists (select from sec.memberships m join directory.staff n using (staff_id)
       where m.circle_id = q.circle_id and n.email like 'mash@%') as mash
     from identify.concern_parts p join identify.concerns c using (concern_id)
     join subjects.protections q on q.person_id = c.person_id and q.ended_at is null
     join directory.teams t on t.team_id = c.team_id join directory.agencies a on a.agency_id = t.agency_id
     where p.file_id is not null
       and not exists (select from protect.document_looks k where k.file_id = p.file_id)`,
  );
  expect(waiting).toHaveLength(1);
  expect(waiting[0]?.mash).toBe(true);
});

test("lately some came with files, and a picture waits for the MASH", async () => {
  const rows = await database.query<{ media: string; waiting: boolean }>(
    `select distinct f.media_type as media, r.file_id is null as waiting
     from identify.concern_parts p join files.files f on f.file_id = p.file_id
     left join files.picture_reviews r on r.file_id = f.file_id order by 1`,
  );
  expect(rows).toEqual([
    { media: "image/png", waiting: true },
    { media: "text/csv", waiting: true },
  ]);
});
