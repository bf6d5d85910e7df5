import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting, actorByEmail, anotherPartnership } from "./acting.ts";

/** What a statement could do that was smuggled into somebody's own transaction. */

let database: TestDatabase;
let lead: StaffActor;
let child: Child;
let manager: string;
beforeAll(async () => {
  database = await aDatabase();
  lead = await actorOf(database, "lead");
  child = await aChild(database);
  manager = await staffIdOf(database, "manager");
});
afterAll(() => database.close());

test("it opens no session for anyone", async () => {
  const opening = acting(database, lead, (tx) =>
    sql`select sec.open_session(sha256('known'), ${manager}, true, now())`.execute(tx),
  );
  await expect(opening).rejects.toThrow("sessions are opened by sign-in alone");
  const rows = await database.query(
    "select 1 from sec.sessions where session_hash = sha256('known')",
  );
  expect(rows).toEqual([]);
});

test("it reads no password hash and uses up no code", async () => {
  for (const question of [
    sql`select * from sec.password_of_person(${manager})`,
    sql`select * from sec.password_of_address('manager@eastmoor.example')`,
    sql`select sec.remember_browser(sha256('mine'), ${manager}, 'Firefox', now())`,
  ]) {
    const asking = acting(database, lead, (tx) => question.execute(tx));
    await expect(asking).rejects.toThrow(/permission denied for function|for sign-in alone/);
  }
  const rows = await acting(database, lead, async (tx) => [
    ...(await sql`select * from sec.code_of_person(${manager})`.execute(tx)).rows,
    ...(await sql<{ used: boolean }>`select sec.use_totp_step(${manager}, 1) as used`.execute(tx))
      .rows,
  ]);
  expect(rows).toEqual([{ used: false }]);
});

test.each([
  [
    "a note",
    `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_by)
     values (gen_random_uuid(), 1, $child, 'note', 'Not mine', '2026-11-01', $other)`,
  ],
  [
    "a level",
    `insert into protect.level_decisions (level_decision_id, partnership_id, person_id, scheme_id, level, basis, reason, review_by, decided_on, decided_by)
     select gen_random_uuid(), 1, $child, configuration_id, 1, 'decided', 'Not mine', '2027-01-01', '2026-11-01', $other
     from directory.configuration limit 1`,
  ],
  [
    "a place in a circle",
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, added_by, starts_at)
     values (gen_random_uuid(), 1, $circle, $other, 'grant', 'Not mine', $other, now())`,
  ],
])("it writes %s under nobody else's name", async (_what, statement) => {
  const filled = (by: string): string =>
    statement
      .replaceAll("$child", `'${child.personId}'`)
      .replaceAll("$circle", String(child.circleId))
      .replaceAll("$other", `'${by}'`);
  await expect(
    acting(database, lead, (tx) => sql.raw(filled(manager)).execute(tx)),
  ).rejects.toThrow(/row-level security/);
  await expect(
    acting(database, lead, (tx) => sql.raw(filled(lead.id)).execute(tx)),
  ).resolves.toBeDefined();
});

test("a stamp with a foreign principal shows the child to no other partnership", async () => {
  const neighbour = await anotherPartnership(database);
  const theirs = await actorByEmail(database, neighbour.email);
  await database.query("update subjects.people set acl = acl || $1::int[] where person_id = $2", [
    theirs.principals,
    child.personId,
  ]);
  const narrow = { ...theirs, isWide: false };
  const rows = await acting(database, narrow, (tx) =>
    tx.selectFrom("subjects.people").select("person_id").execute(),
  );
  expect(rows).toEqual([]);
});
