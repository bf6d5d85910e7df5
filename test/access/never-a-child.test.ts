import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { acting } from "../database/acting.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import {
  ageFields,
  aMeasure,
  aPersonBorn,
  dayOf,
  decisionFields,
  measureFields,
  safe,
  sendTo,
  stepFields,
} from "../harness/measures.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aThing } from "../harness/flags.ts";

/** Nobody under 18, or who may be, gets a measure or is on a board: tried by page, command and database. */
let app: TestApp;
let intelligence: Client;
let police: Client;
beforeAll(async () => {
  app = await anApp();
  intelligence = await app.signIn("intelligence");
  police = await app.signIn("police");
});
afterAll(() => app.close());

const said = ({ page }: Answer): readonly string[] => page.errors.map(({ text }) => text);
const cawn = { measure: "cawn" };
const propose = async (thingId: string, over = cawn): Promise<Answer> =>
  police.post(`/subjects/${thingId}/measures/new`, await measureFields(app, over));
const known = (thingId: string, over = {}): Promise<Answer> =>
  intelligence.post(`/subjects/${thingId}/age`, ageFields(over));

/** Past every page and command, as the application itself could write. */
async function byStatement(thingId: string): Promise<unknown> {
  const officer = await actorOf(app, "police");
  return acting(app, officer, (tx) =>
    sql`
      insert into subjects.measures (measure_id, partnership_id, thing_id, scheme_id, measure_key, name, form, lead_agency_id, authoriser,
        reason, source_risk, household, state_on, review_by, proposed_by, proposed_at, changed_by, changed_at)
      select gen_random_uuid(), s.partnership_id, ${thingId}::uuid, c.configuration_id, 'cawn', 'Warning', 'warning', a.agency_id, 'An inspector',
        'Why', 'None', 'no-child', '2026-11-24', '2026-12-24', s.staff_id, '2026-11-24T10:00Z', s.staff_id, '2026-11-24T10:00Z'
      from directory.staff s join directory.configuration c on c.kind = 'measures' and c.partnership_id = s.partnership_id
      join directory.agencies a on a.partnership_id = s.partnership_id where s.staff_id = ${officer.id}::uuid limit 1`.execute(
      tx,
    ),
  );
}

describe("no measure on somebody who is or may be a child", () => {
  test("of unknown age: refused until an adult is confirmed with a source", async () => {
    const thingId = await aPersonBorn(app, { bornOn: null });
    const page = await police.get(`/subjects/${thingId}`);
    expect(page.page.text).toContain("Their age is not known, so they count as a child");
    expect(page.html).not.toContain(`/subjects/${thingId}/measures/new`);
    expect(said(await propose(thingId)).join()).toContain("count as a child");
    expect((await known(thingId, { source: "" })).status).toBe(422);
    expect((await known(thingId)).status).toBe(303);
    expect((await propose(thingId)).status).toBe(303);
  });

  test("under 18: refused whatever is said, and an adult cannot be confirmed", async () => {
    const thingId = await aPersonBorn(app, { bornOn: "2009-11-25" });
    expect(said(await propose(thingId)).join()).toContain("under 18");
    expect(said(await known(thingId)).join()).toContain("By the date of birth they are under 18");
    expect(said(await propose(thingId)).join()).toContain("under 18");
  });

  test("18 today, but recorded as a child: the birthday unlocks nothing, a decision does", async () => {
    const thingId = await aPersonBorn(app, { bornOn: "2008-11-24", recordedOn: "2026-06-01" });
    expect(said(await propose(thingId)).join()).toContain("whether they were exploited as a child");
    await known(thingId);
    expect(said(await propose(thingId)).join()).toContain("multi-agency decision must come first");
    const decide = (over = {}) =>
      intelligence.post(`/subjects/${thingId}/decision`, decisionFields(over));
    expect((await decide({ tookPart: "Police" })).status).toBe(422);
    expect((await decide({ section45: "" })).status).toBe(422);
    expect((await decide({ mayAct: "no" })).status).toBe(303);
    expect((await propose(thingId)).status).toBe(422);
    expect((await decide()).status).toBe(303);
    expect((await propose(thingId)).status).toBe(303);
  });

  test("exploited as a child, or perhaps: the same at any age, until the review of the decision", async () => {
    for (const exploited of ["yes", "may-be"]) {
      const thingId = await aPersonBorn(app, { bornOn: "1980-01-01" });
      await known(thingId, { exploited });
      expect(said(await propose(thingId)).join()).toContain("multi-agency decision");
      const dated = {
        ...dayOf("decidedOn", "2026-05-01"),
        ...dayOf("reviewBy", "2026-11-23"),
      };
      await intelligence.post(`/subjects/${thingId}/decision`, decisionFields(dated));
      expect((await propose(thingId)).status).toBe(422);
    }
  });

  test("a child within reach of the same name and birth: the decision, also where nobody says exploited", async () => {
    const thingId = await aPersonBorn(app, { bornOn: "2000-03-04" });
    await known(thingId);
    await aChild(app, { givenName: "Jay,", familyName: "black Corsa", bornOn: "2000-03-04" });
    const coordinator = await app.signIn("coordinator");
    const sent = await coordinator.post(
      `/subjects/${thingId}/measures/new`,
      await measureFields(app, cawn),
    );
    expect(said(sent).join()).toContain("multi-agency decision");
  });

  test("read as one with a record that says under 18: refused, and where it was before, no measure", async () => {
    const [one, other] = [
      await aPersonBorn(app, { bornOn: "1990-01-01" }),
      await aPersonBorn(app, { bornOn: "2010-01-01" }),
    ];
    await known(one);
    const measureId = await aMeasure(app, police, { thingId: one, over: cawn });
    expect((await police.get(`/measures/${measureId}`)).status).toBe(200);
    const joined = { other, reason: "The same telephone" };
    const refused = await intelligence.post(`/subjects/${one}/same`, joined);
    expect(said(refused).join()).toContain("is a child, or may be one");
    await app.query(
      `insert into subjects.thing_joins (thing_join_id, partnership_id, thing_id, into_id, reason, joined_by, joined_at)
       select gen_random_uuid(), partnership_id, $1, $2, 'Before', recorded_by, recorded_at from subjects.things where thing_id = $2`,
      [other, one],
    );
    expect(said(await propose(one)).join()).toContain("under 18");
    expect((await police.get("/measures")).html).not.toContain(measureId);
  });

  test("a group is no target, and the catalogue offers none for it", async () => {
    const thingId = await aThing(app, { kind: "group", label: "Qxgroup" });
    expect(said(await propose(thingId)).join()).toContain("groups are not in use");
  });

  test("the database refuses what a command would have let through", async () => {
    const unknown = await aPersonBorn(app, { bornOn: null });
    const young = await aPersonBorn(app, { bornOn: "2010-01-01" });
    for (const thingId of [unknown, young])
      await expect(byStatement(thingId)).rejects.toThrow(/no measure can be taken/);
    const adult = await aPersonBorn(app, { bornOn: "1990-01-01" });
    await expect(byStatement(adult)).rejects.toThrow(/no measure can be taken/);
    await known(adult);
    await expect(byStatement(adult)).resolves.toBeDefined();
  });
});

describe("what runs stops once somebody may be a child", () => {
  test("it leaves board, search, home and API, takes no step but its end, and comes back", async () => {
    const thingId = await aPersonBorn(app, { bornOn: "1990-01-01" });
    await known(thingId);
    const measureId = await aMeasure(app, police, { thingId, over: cawn });
    await safe(app, police, measureId);
    const on = async () =>
      [(await police.get("/measures")).html, (await police.get("/api/measures")).html].map((html) =>
        html.includes(measureId),
      );
    const isFound = async () =>
      (await police.post("/search", { sought: "abduction warning" })).html.includes(measureId);
    expect([...(await on()), await isFound()]).toEqual([true, true, true]);
    await known(thingId, { age: "may-be-child", exploited: "may-be" });
    expect(await on()).toEqual([false, false]);
    expect(await isFound()).toBe(false);
    const page = await police.get(`/measures/${measureId}`);
    expect(page.page.text).toContain("They may be a child");
    const issue = () =>
      sendTo(app, police, { measureId, name: "step", form: stepFields("issued") });
    expect((await issue()).status).toBe(422);
    await known(thingId);
    expect(await on()).toEqual([true, true]);
    expect((await issue()).status).toBe(303);
    await known(thingId, { age: "may-be-child", exploited: "may-be" });
    const end = await sendTo(app, police, {
      measureId,
      name: "step",
      form: stepFields("discharged"),
    });
    expect(end.status).toBe(303);
  });

  test("learned to be exploited as a child: it stops until a multi-agency decision stands", async () => {
    const thingId = await aPersonBorn(app, { bornOn: "1990-01-01" });
    await known(thingId);
    const measureId = await aMeasure(app, police, { thingId, over: cawn });
    const isOn = async () => (await police.get("/measures")).html.includes(measureId);
    expect(await isOn()).toBe(true);
    await known(thingId, { exploited: "may-be" });
    expect(await isOn()).toBe(false);
    await intelligence.post(`/subjects/${thingId}/decision`, decisionFields());
    expect(await isOn()).toBe(true);
    await intelligence.post(`/subjects/${thingId}/decision`, decisionFields({ mayAct: "no" }));
    expect(await isOn()).toBe(false);
  });

  test("a date of birth that is put right stops it as well", async () => {
    const thingId = await aPersonBorn(app, { bornOn: "1990-01-01" });
    await known(thingId);
    const measureId = await aMeasure(app, police, { thingId, over: cawn });
    await app.query(
      "update subjects.things set born_on = '2010-01-01', changed_at = '2026-11-24T11:00Z' where thing_id = $1",
      [thingId],
    );
    expect((await police.get("/measures")).html).not.toContain(measureId);
  });
});

test("who may say how old somebody is: those who record subjects, of persons alone", async () => {
  const thingId = await aPersonBorn(app, { bornOn: null });
  expect((await police.post(`/subjects/${thingId}/age`, ageFields())).status).toBe(403);
  const lead = await app.signIn("lead");
  expect((await lead.post(`/subjects/${thingId}/age`, ageFields())).status).toBe(403);
  const place = await aThing(app, { kind: "place", label: "Qxpark" });
  expect((await known(place)).status).toBe(404);
});
