import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { someChildren, type Child } from "../harness/factories.ts";
import { aSitting } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let sitting: string;
let children: readonly Child[];

/** These children on the agenda, and everybody who works here asked to each. */
async function onTheAgenda(people: readonly Child[]): Promise<void> {
  await app.query(
    `with items as (
       insert into panels.agenda_items (agenda_item_id, partnership_id, sitting_id, circle_id, person_id, acl, section, why, nth, minutes, added_by, added_at)
       select gen_random_uuid(), p.partnership_id, $2, 0, p.person_id, '{0}', 'victims', 'review', row_number() over (order by p.reference), 5, $3, $4
       from subjects.people p where p.person_id = any ($1) returning agenda_item_id, partnership_id)
     insert into panels.item_people (item_person_id, partnership_id, agenda_item_id, staff_id, invited_by, invited_at)
     select gen_random_uuid(), i.partnership_id, i.agenda_item_id, s.staff_id, $3, $4
     from items i join directory.staff s on s.partnership_id = i.partnership_id and not s.is_service`,
    [
      people.map(({ personId }) => personId),
      sitting.split("/").at(-1),
      await staffIdOf(app, "coordinator"),
      app.clock.now(),
    ],
  );
}

/** How many statements making the papers takes. */
async function statements(): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const { status } = await coordinator.post(`${sitting}/papers/make`, {});
  const many = sent.mock.calls.length;
  sent.mockRestore();
  expect(status).toBe(303);
  return many;
}

/** What a parent wrote by a link. */
async function wrote(child: Child, audience: string, answer: string): Promise<void> {
  await app.query(
    `with link as (
       insert into protect.family_links (family_link_id, partnership_id, person_id, relation, known_as, purpose, hands, questions_id, needs_second, made_by, made_at, expires_at, used_at)
       select gen_random_uuid(), p.partnership_id, p.person_id, 'parent', 'Qxmum', 'saw', 'Their own', c.configuration_id, false, $3, $4::timestamptz,
         $4::timestamptz + interval '1 day', $4
       from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'family-questions'
       where p.person_id = $1 limit 1 returning family_link_id, partnership_id, person_id)
     insert into protect.family_views (family_view_id, partnership_id, person_id, family_link_id, audience, asked_by, number, said, sent_at)
     select gen_random_uuid(), partnership_id, person_id, family_link_id, $2, $3, 'abc-' || translate(left(md5($5), 3), '01', 'xy'),
       jsonb_build_array(jsonb_build_object('question', 'What would help?', 'answer', $5::text)), $4
     from link`,
    [child.personId, audience, await staffIdOf(app, "lead"), app.clock.now(), answer],
  );
}

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  sitting = `/sittings/${await aSitting(app, coordinator, "chair police")}`;
  children = await someChildren(
    app,
    Array.from({ length: 40 }, () => ({ level: 2 })),
  );
  await app.query(
    `insert into directory.staff (staff_id, partnership_id, name, email)
     select gen_random_uuid(), partnership_id, 'Member Number' || n, 'member' || n || '@eastmoor.example'
     from directory.staff, generate_series(1, 200) n where email = 'coordinator@eastmoor.example'`,
  );
}, 60_000);
afterAll(() => app.close());

describe("the papers of an agenda", () => {
  test("are made, and everybody compared, in as many statements for forty children as for two", async () => {
    await onTheAgenda(children.slice(0, 2));
    const first = await statements();
    const again = await statements();
    await onTheAgenda(children.slice(2));
    const from = performance.now();
    const many = await statements();
    const took = performance.now() - from;
    expect(many).toBeLessThanOrEqual(first + 2);
    // What stands around the children is read in five for all of them.
    expect(many).toBeLessThan(70);
    expect(await statements()).toBeLessThanOrEqual(again);
    const [looked] = await app.query<{ pairs: number }>(
      "select count(*)::int as pairs from sec.conflict_looks where staff_id in (select staff_id from directory.staff where name like 'Member Number%')",
    );
    expect(looked?.pairs).toBe(8000);
    // Slow machines too: one statement for each pair takes minutes.
    expect(took).toBeLessThan(20_000);
    const papers = await app.query<{ made: number }>(
      "select count(distinct agenda_item_id)::int as made from panels.item_papers",
    );
    expect(papers[0]?.made).toBe(40);
  }, 60_000);

  test("hold what the family wrote for everybody who is helping, and not what is for one worker", async () => {
    const [child] = children;
    if (!child) throw new Error("there are children");
    await letIn(app, child, "lead");
    await wrote(child, "everyone", "Qxeverybody a later start");
    await wrote(child, "worker", "Qxalone for you");
    await statements();
    const police = await app.signIn("police");
    const { body } = textOfDocx((await police.get(`${sitting}/papers.docx`)).raw);
    const said = body.findIndex((line) => line.includes("Qxeverybody a later start"));
    expect(said).toBeGreaterThan(0);
    expect(body[said + 1]).toContain("A parent, by a link on 24 November 2026: What would help?");
    expect(body.join("\n")).not.toMatch(/Qxalone|Qxmum/);
    const [item] = await app.query<{ id: string }>(
      "select agenda_item_id as id from panels.agenda_items where person_id = $1",
      [child.personId],
    );
    const address = `${sitting}/items/${item?.id ?? ""}`;
    const lead = (await (await app.signIn("lead")).get(address)).page.text;
    expect(lead).toContain("Qxalone for you");
    for (const client of [police, coordinator])
      expect((await client.get(address)).html).not.toContain("Qxalone");
    app.clock.set("2026-11-24T12:00:00Z");
    await wrote(child, "everyone", "Qxlater than the paper");
    coordinator = await app.signIn("coordinator");
    expect((await coordinator.get(address)).page.text).toContain("Qxlater than the paper");
  });
});
