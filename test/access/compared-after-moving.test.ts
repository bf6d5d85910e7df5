import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { join, splitting } from "../harness/merging.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const relative = "Gareth Qxharm";

test("who was compared with a child before a row went to their record is compared again", async () => {
  const [lead, coordinator, manager, mash] = [
    await app.signIn("lead"),
    await app.signIn("coordinator"),
    await app.signIn("manager"),
    await app.signIn("mash"),
  ];
  const stays = await aChild(app, { familyName: "Qxmoving", givenName: "Amelia" });
  const ends = await aChild(app, { familyName: "Qxmoving", givenName: "Ameila" });
  const at = await join({ coordinator, mash, stays, ends });
  app.clock.advance({ minutes: 1 });
  await app.query(
    `insert into protect.said_to_harm (said_to_harm_id, partnership_id, person_id, name, standing, relationship, source, learned_on, recorded_by, recorded_at)
     select gen_random_uuid(), 1, $1, $2, 'alleged', 'Not known', 'The child', '2026-11-24', staff_id, $3
     from directory.staff where email like 'manager@%'`,
    [stays.personId, relative, app.clock.now()],
  );
  app.clock.advance({ minutes: 1 });
  expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
  app.clock.advance({ minutes: 1 });
  expect((await lead.post("/people-i-know", { kind: "relative", wording: relative })).status).toBe(
    303,
  );
  app.clock.advance({ minutes: 1 });
  expect((await lead.get(`/children/${ends.personId}`)).status).toBe(200);
  app.clock.advance({ minutes: 1 });
  const [row] = await app.query<{ relation: string; key: string }>(
    "select relation, row_key::text as key from subjects.merge_moves where kind = 'since' and relation = 'protect.said_to_harm'",
  );
  const moved = await mash.post(`${at}/moves`, {
    relation: row?.relation ?? "",
    key: row?.key ?? "",
  });
  expect(moved.status).toBe(303);
  expect((await manager.get(`/children/${ends.personId}`)).status).toBe(200);
  expect((await lead.get(`/children/${ends.personId}`)).status).toBe(404);
});
