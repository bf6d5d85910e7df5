import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";

let app: TestApp;
let lead: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  child = await aChild(app, { level: 1 });
});
afterAll(() => app.close());

const promise = (wording: string, dueOn: string, closedOn: string | null = null) =>
  app.query(
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id,
       due_on, added_on, state, outcome, closed_on)
     select gen_random_uuid(), s.partnership_id, $1, $2, t.agency_id, s.staff_id, $3, '2026-11-01',
       case when $4::date is null then 'open' else 'done' end, case when $4::date is null then null else 'Kept' end, $4
     from directory.staff s join directory.posts o using (staff_id) join directory.teams t using (team_id)
     where s.email like 'nurse@%'`,
    [child.personId, wording, dueOn, closedOn],
  );

const overview = async (): Promise<string> =>
  (await lead.get(`/children/${child.personId}`)).page.text;

describe("the overview", () => {
  test("says what is promised and by whom among what is next, the first day first", async () => {
    await promise("See the child about sleep", "2026-12-20");
    await promise("Ring the family", "2026-11-20");
    await promise("Write to the school", "2026-11-18", "2026-11-19");
    const text = await overview();
    const places = ["Ring the family", "Decide harm status", "See the child about sleep"].map(
      (words) => text.indexOf(words, text.indexOf("Actions and what is next")),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text).toContain("4 days overdue Ring the family20 November 2026 Ruth Adeyemi");
    expect(text).not.toContain("Write to the school");
  });

  test("leads to the concerns about the child and says how many there are", async () => {
    expect(await overview()).toContain("Concerns about this child (0)");
    await app.query(
      `insert into identify.concerns (concern_id, partnership_id, acl, reference, team_id, sent_by, sent_at, decide_by,
         danger_now, family_name, given_name, worry, ring_name, ring_phone, person_id)
       select gen_random_uuid(), p.partnership_id, p.acl, 'K-1-1', o.team_id, s.staff_id, now(), now(), 'no',
         'Told', 'Keira', 'Made for a test', 'Someone', '020 7946 0000', p.person_id
       from subjects.people p, directory.staff s join directory.posts o using (staff_id)
       where p.person_id = $1 and s.email like 'school@%'`,
      [child.personId],
    );
    expect(await overview()).toContain("Concerns about this child (1)");
  });
});

test.each([
  ["chair", "/home"],
  ["governance", "/governance"],
  ["mash", "/mash"],
  ["coordinator", "/children"],
])("%s starts at %s", async (key, start) => {
  const answer = await (await app.signIn(key)).get("/");
  expect(answer.status).toBe(303);
  expect(answer.location).toBe(start);
});
