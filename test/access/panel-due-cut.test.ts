import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { bookOn } from "../harness/panels.ts";

/** What is due is offered, the most pressing first; a list that is cut says so, and what is put on makes room. */
let app: TestApp;
let coordinator: Client;
let sitting: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  sitting = await bookOn(app, coordinator, { day: 1, month: 12 });
});
afterAll(() => app.close());

/** So many places more were referred to the panel and taken. */
const refer = (from: number, to: number) =>
  app.query(
    `with s as (select staff_id, partnership_id, $3::timestamptz as at from directory.staff where email like 'coordinator@%' limit 1),
     t as (insert into subjects.things (thing_id, partnership_id, kind, label, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
       select gen_random_uuid(), partnership_id, 'place', 'Qxplace ' || to_char(n, 'FM000'), 'qxplace' || n, 'The school', '2026-11-20', staff_id, at, staff_id, at
       from s, generate_series($1::int, $2::int) n returning thing_id, partnership_id)
     insert into panels.panel_referrals (panel_referral_id, partnership_id, thing_id, acl, panel, scheme_id, criterion, reason, asks,
       referred_by, referred_at, outcome, outcome_reason, sifted_by, sifted_at)
     select gen_random_uuid(), t.partnership_id, t.thing_id, '{}', 'mace', c.configuration_id, 'theme', 'Harm comes up there', 'Who walks there',
       s.staff_id, s.at, 'take', 'Meets the criterion', s.staff_id, s.at
     from t, s, lateral (select configuration_id from directory.configuration where kind = 'panel' limit 1) c`,
    [from, to, app.clock.now()],
  );
const caption = "Due, and not on the agenda";
const offered = async () => {
  const { html, page } = await coordinator.get(sitting);
  const cut = /the first (\d+), the most pressing at the top; more is due/.exec(page.text)?.[1];
  const places = new Set(page.text.match(/Qxplace \d{3}/g));
  return { html, hasList: page.text.includes(caption), cut, places };
};

test("two hundred are listed whole, and one more is said to be there", async () => {
  await refer(1, 200);
  const whole = await offered();
  expect([whole.hasList, whole.cut, whole.places.size]).toEqual([true, undefined, 200]);
  await refer(201, 201);
  const cut = await offered();
  expect([cut.cut, cut.places.size, cut.places.has("Qxplace 201")]).toEqual(["200", 200, false]);
});

test("what is put on the agenda makes room for what was cut", async () => {
  const [place] = await app.query<{ id: string }>(
    "select thing_id as id from subjects.things where label = 'Qxplace 001'",
  );
  const added = await coordinator.post(`${sitting}/add`, {
    why: "referral",
    about: place?.id ?? "",
  });
  expect(added.status).toBe(303);
  const after = await offered();
  expect([after.cut, after.places.has("Qxplace 201")]).toEqual([undefined, true]);
});
