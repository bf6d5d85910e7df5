import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { listStandingOnBoth } from "../../src/rooms/record-matching/merge-preview/stands-on-both.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { mergeAt, settle } from "../harness/merging.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aFlag, protect } from "./world.ts";

/** What has to be settled before two records are joined: what either says, and where, as far as the reader may. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
beforeAll(async () => {
  app = await anApp();
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
});
afterAll(() => app.close());

let number = 0;
let stays: Child;
let ends: Child;
beforeEach(async () => {
  number += 1;
  const familyName = `Qxagainst${number}`;
  stays = await aChild(app, { familyName, givenName: "Amelia", level: 1 });
  ends = await aChild(app, { familyName, givenName: "Ameila", level: 3 });
});

const joining = () => ({ coordinator, mash, stays, ends });
const both = () => [stays, ends];

const names = { s: "subjects.people p", c: "directory.configuration c", t: "directory.staff s" };
/** A row of each kind that can stand once, on both records. */
async function everything(): Promise<void> {
  const from = `from ${names.s}, ${names.t}`;
  const where = "where p.person_id = any($1::uuid[]) and s.email like 'coordinator@%'";
  for (const text of [
    `insert into protect.plans (plan_id, partnership_id, person_id, opened_on, opened_by, changed_by)
     select gen_random_uuid(), 1, p.person_id, '2026-10-05', s.staff_id, s.staff_id ${from} ${where}`,
    `insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id,
       grade, from_kind, circumstances, recorded_by, recorded_at, changed_by)
     select gen_random_uuid(), 1, p.person_id, '2026-11-22T20:00Z', '2026-11-22T21:00Z', 'A carer', c.configuration_id, 'low', 'home',
       'Left after tea', s.staff_id, now(), s.staff_id ${from}, ${names.c} ${where} and c.kind = 'missing-grade'`,
    `insert into protect.assessments (assessment_id, partnership_id, person_id, kind, kind_id, started_on, clock_from, lead_id, reason, begun_by,
       begun_at)
     select gen_random_uuid(), 1, p.person_id, c.key, c.configuration_id, '2026-11-02', '2026-11-01', s.staff_id, 'A reason', s.staff_id, now()
     ${from}, ${names.c} ${where} and c.kind = 'assessment-kind' and c.key = 'child-and-family'`,
    `insert into protect.nrm_referrals (nrm_referral_id, partnership_id, person_id, stage, considered_on, reason, form_id, begun_by, begun_at)
     select gen_random_uuid(), 1, p.person_id, 'preparing', '2026-11-03', 'A reason', c.configuration_id, s.staff_id, now()
     ${from}, ${names.c} ${where} and c.kind = 'nrm-form'`,
  ])
    await app.query(text, [both().map(({ personId }) => personId)]);
  for (const child of both()) await aFlag(app, child);
}

const lines = async (who: Client) => {
  const { status, page, html } = await who.get(mergeAt(joining()));
  expect(status).toBe(200);
  const box = /<div class="govuk-inset-text">[\s\S]*?<\/div>/.exec(html)?.[0] ?? "";
  const links = [...box.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? "");
  return { text: page.text.replaceAll(/\s+/g, " "), links };
};

describe("before two records can be joined", () => {
  test("a level that differs stands there with both values, and is recorded by a link for each", async () => {
    await settle(joining());
    const { text, links } = await lines(coordinator);
    expect(text).toMatch(new RegExp(`${stays.reference}: [A-Z]\\w+`));
    const said = (reference: string) =>
      new RegExp(`${reference}: (.+?)\\. Record a level`).exec(text);
    expect(said(stays.reference)?.[1]).not.toBe(said(ends.reference)?.[1]);
    expect(links).toEqual(both().map(({ personId }) => `/children/${personId}/level`));
    for (const link of links) expect((await coordinator.get(link)).status).toBe(200);
  });

  test("what nobody decided yet leads to the pair, and tells nothing of what was said", async () => {
    await coordinator.post(`/same-child/${stays.personId}/${ends.personId}`, {
      verdict: "same",
      reason: "Only the first says this",
    });
    const { text, links } = await lines(mash);
    expect(text).toContain("Two people have to say first");
    expect(text).not.toContain("Only the first says this");
    expect(links[0]).toMatch(/^\/same-child\/[^/]+\/[^/]+$/);
  });

  test("all that stands on both is listed with the day, each with a link that opens", async () => {
    await everything();
    await settle(joining());
    const { text, links } = await lines(coordinator);
    for (const said of [
      "County lines, since 20 November 2026",
      "a plan open since 5 October 2026",
      "missing since 22 November 2026",
      "since 2 November 2026",
      "a referral since 3 November 2026",
    ])
      expect(text).toContain(said);
    expect(links).toHaveLength(12);
    for (const link of links) {
      const opened = await coordinator.get(link);
      expect({ link, status: opened.status }).toEqual({ link, status: 200 });
    }
  });

  test("a plan that was agreed on both, by the version that was agreed last", async () => {
    await everything();
    await app.query(
      `insert into protect.plan_versions (plan_version_id, partnership_id, plan_id, person_id, number, content, agreed_on, agreed_with,
         review_by, agreed_by, recorded_at)
       select gen_random_uuid(), 1, l.plan_id, l.person_id, n, '{}', '2026-10-07', 'The child', '2027-01-05', l.opened_by, now()
       from protect.plans l, generate_series(1, 2) n where l.person_id = any($1::uuid[])`,
      [both().map(({ personId }) => personId)],
    );
    const { text, links } = await lines(coordinator);
    expect(text).toContain("version 2 agreed on 7 October 2026");
    expect(text).not.toContain("version 1 agreed");
    for (const { personId } of both()) expect(links).toContain(`/children/${personId}/plan`);
  });

  test("a proposal says the same to who is to agree", async () => {
    await settle(joining());
    await app.query(
      "update protect.tracker_entries set level = 1 where person_id = any($1::uuid[])",
      [both().map(({ personId }) => personId)],
    );
    const to = (await coordinator.post(mergeAt(joining()), { reason: "The older one" })).location;
    await app.query("update protect.tracker_entries set level = 3 where person_id = $1", [
      ends.personId,
    ]);
    const { html } = await mash.get(to ?? "");
    for (const { personId } of both()) expect(html).toContain(`/children/${personId}/level`);
  });
});

describe("who reads less", () => {
  test("of a protection: that there is one, and nothing else for who is not named", async () => {
    await protect(app, ends, ["coordinator", "chair"]);
    await settle(joining());
    const told = await lines(coordinator);
    expect(told.text).toContain(`${ends.reference}: protected since`);
    expect(told.links).toContain(`/children/${ends.personId}/whereabouts/protection`);
    const less = await lines(mash);
    expect(less.text).toContain("Where the child can be found is protected");
    expect(less.text).not.toContain("protected since");
    expect(less.links.some((link) => link.includes("protection"))).toBe(false);
  });

  test("no link to what a post does not allow, nor anything for who may not join", async () => {
    await everything();
    await settle(joining());
    const [roleId, postId] = [newId(), newId()];
    await app.query(
      `insert into directory.roles (role_id, partnership_id, key, name, permissions, reach)
       values ($1, 1, 'only-joins', 'Only joins', array['child.view', 'record.match', 'record.merge'], 'team')`,
      [roleId],
    );
    await app.query(
      `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
       select $1, 1, s.staff_id, p.owning_team_id, $2, '2026-01-01' from directory.staff s, subjects.people p
       where s.email like 'school@%' and p.person_id = $3`,
      [postId, roleId, stays.personId],
    );
    const school = await app.signIn("school");
    const { text, links } = await lines(school);
    expect(text).toContain("County lines, since 20 November 2026");
    expect(links.filter((link) => /level|\/end$/.test(link))).toEqual([]);
    for (const link of links) expect((await school.get(link)).status).toBe(200);
    await app.query("update directory.posts set ends_on = '2026-11-01' where post_id = $1", [
      postId,
    ]);
    expect((await (await app.signIn("school")).get(mergeAt(joining()))).status).toBe(403);
  });

  test("a link with a place is read by nobody while where the child can be found is protected", async () => {
    await app.query(
      `with made as (insert into subjects.things (thing_id, partnership_id, kind, label, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
         select gen_random_uuid(), 1, 'place', 'The arcade', $2, 'The police', '2026-11-20', s.staff_id, now(), s.staff_id, now() from directory.staff s
         where s.email like 'coordinator@%' returning *)
       insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on,
         review_by, recorded_by, recorded_at)
       select gen_random_uuid(), 1, p.person_id, m.thing_id, 'goes-there', c.configuration_id, 'Was seen', 'The police', '2026-11-20',
         '2027-05-20', m.recorded_by, now()
       from made m, subjects.people p, directory.configuration c
       where p.person_id = any($1::uuid[]) and c.kind = 'flag-type'`,
      [both().map(({ personId }) => personId), newId()],
    );
    await settle(joining());
    expect((await lines(coordinator)).text).toContain("The arcade, since 20 November 2026");
    await protect(app, ends, ["coordinator", "chair"]);
    expect((await lines(coordinator)).text).not.toContain("The arcade");
  });

  test("every kind is one statement, and none where nothing of it stands against them", async () => {
    const keys = [
      "protected",
      "both:protect.flags",
      "both:protect.plans",
      "both:protect.plan_versions",
      "both:protect.missing_episodes",
      "both:protect.assessments",
      "both:protect.nrm_referrals",
      "both:protect.thing_links",
      "both:panels.agenda_items",
      "restricted",
      "constructor",
    ];
    const two = [stays.personId, ends.personId] as const;
    const actor = await actorOf(app, "coordinator");
    const found = await acting(app, actor, (tx) => listStandingOnBoth(tx, actor, { two, keys }));
    expect(found).toEqual([]);
  });
});
