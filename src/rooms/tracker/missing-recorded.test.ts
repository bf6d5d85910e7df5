import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, restrict, type Child } from "../../../test/harness/factories.ts";

/** The number that is recorded here goes before one that someone entered, and neither is lost. */

let app: TestApp;
let lead: Client;
let [differs, entered, recorded]: Child[] = [];
const name = "Qxmissing";
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  differs = await aChild(app, { familyName: name, givenName: "Differs" });
  entered = await aChild(app, { familyName: name, givenName: "Entered" });
  recorded = await aChild(app, { familyName: name, givenName: "Recorded" });
  // Two within ninety days, one before, and one recorded in error.
  for (const days of [3, 80, 120]) await episode(differs, days);
  await episode(differs, 5, true);
  for (const days of [1, 2, 4]) await episode(recorded, days);
  await enter(differs, 5);
  await enter(entered, 4);
});
afterAll(() => app.close());

const episode = (child: Child, days: number, isError = false) =>
  app.query(
    `insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id,
       grade, from_kind, circumstances, recorded_by, recorded_at, changed_by, returned_at, found_by, rhi_due_at, error_at, error_by, error_reason)
     select gen_random_uuid(), 1, $1, m.at, m.at, 'A carer', c.configuration_id, 'low', 'home', 'Left after tea', s.staff_id, m.at, s.staff_id,
       m.at + interval '2 hours', 'A carer', m.at + interval '72 hours',
       case when $4 then m.at end, case when $4 then s.staff_id end, case when $4 then 'Another child' end
     from (select $2::timestamptz - make_interval(days => $3::int) as at) m, directory.configuration c, directory.staff s
     where c.kind = 'missing-grade' and s.email like 'lead@%' limit 1`,
    [child.personId, app.clock.now(), days, isError],
  );
const enter = (child: Child, count: number) =>
  app.query(
    "update protect.tracker_entries set missing_count = $2, missing_counted_on = '2026-11-10' where person_id = $1",
    [child.personId, count],
  );

const textOf = async (query: string): Promise<string> =>
  (await lead.get(`/children?${query}`)).page.text;
const order = async (query: string): Promise<readonly string[]> =>
  [...(await textOf(query)).matchAll(/(Differs|Entered|Recorded) Qxmissing/g)].map(
    ([, found = ""]) => found,
  );

describe("missing episodes on the tracker", () => {
  test.each(["/children?", "/children/print?"])(
    "say both numbers where they differ, with where each is from: %s",
    async (address) => {
      const { text } = (await lead.get(`${address}q=${name}`)).page;
      expect(text).toMatch(
        /2 ?recorded here, to 24 November 2026 ?5 entered, counted 10 November 2026/,
      );
      expect(text).toMatch(/4 ?entered, counted 10 November 2026/);
      expect(text).toMatch(/3 ?recorded here, to 24 November 2026/);
    },
  );

  test("are ordered by the number that is shown first", async () => {
    const found = await order(`q=${name}&sort=missing&direction=descending`);
    expect(found).toEqual(["Entered", "Recorded", "Differs"]);
  });

  test("are found by either number", async () => {
    expect((await order(`q=${name}&missing=5`)).toSorted()).toEqual(["Differs"]);
    expect((await order(`q=${name}&missing=3`)).toSorted()).toEqual([
      "Differs",
      "Entered",
      "Recorded",
    ]);
    expect(await textOf(`q=${name}&missing=3`)).toContain("recorded or entered");
    expect(await order(`q=${name}&missing=6`)).toEqual([]);
  });

  test("are answered apart by the API", async () => {
    const { html } = await lead.get(`/api/children?q=${name}&missing=5`);
    expect(JSON.parse(html)).toMatchObject({
      children: [{ missing: { count: 5, countedOn: "2026-11-10" }, missingRecorded: 2 }],
    });
  });

  test("stand beside each other where the number is entered", async () => {
    const { page } = await lead.get(`/children/edit?q=${name}`);
    expect(page.text).toContain("2 recorded here");
    expect(Object.entries(page.fields)).toContainEqual([
      expect.stringContaining("missingCount") as string,
      "5",
    ]);
  });

  test("tell nothing of a record out of reach", async () => {
    const closed = await aChild(app, { familyName: `${name}far`, givenName: "Away" });
    await episode(closed, 3);
    await restrict(app, closed);
    for (const query of ["missing=1", "sort=missing", `q=${name}far`])
      expect(await textOf(query)).not.toContain(`${name}far,`);
  });
});
