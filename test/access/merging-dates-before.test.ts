import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { join, splitting } from "../harness/merging.ts";

/** Records that were joined when the later date of the two was taken over: the first stands, unless somebody decided since. */

const migration = readFileSync("db/migrations/0104_first_dates_of_those_joined_before.sql", "utf8");
const putRight = () => app.query(`begin; ${migration}; commit`);

/** What joining wrote before 0100, beside what it writes now. */
const rules = [
  [
    "review_by = case when e.is_open then least(s.review_by, e.review_by) else coalesce(s.review_by, e.review_by) end",
    "review_by = case when s.level is null then e.review_by else least(s.review_by, e.review_by) end",
  ],
  [
    "harm_review_by = case when e.is_open then least(s.harm_review_by, e.harm_review_by) else coalesce(s.harm_review_by, e.harm_review_by) end",
    "harm_review_by = case when s.harm_status = 'undecided' then e.harm_review_by else least(s.harm_review_by, e.harm_review_by) end",
  ],
] as const;

let app: TestApp;
let coordinator: Client;
let mash: Client;
let stays: Child;
let ends: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  const [found] = await app.query<{ body: string }>(
    "select pg_get_functiondef('subjects.take_over(uuid, uuid, uuid)'::regprocedure) as body",
  );
  let body = found?.body ?? "";
  for (const [now, before] of rules) {
    expect(body).toContain(now);
    body = body.replace(now, before);
  }
  await app.query(body);
});
afterAll(() => app.close());
beforeEach(async () => {
  stays = await aChild(app);
  ends = await aChild(app);
});

type Dates = readonly [review: string | null, harmReview: string | null];

const stand = ({ personId }: Child, [review, harm]: Dates) =>
  app.query(
    "update protect.tracker_entries set level = null, harm_status = 'undecided', review_by = $2, harm_review_by = $3 where person_id = $1",
    [personId, review, harm],
  );
const datesOf = async ({ personId }: Child) => {
  const [row] = await app.query<{ review: string | null; harm: string | null }>(
    `select review_by::text as review, harm_review_by::text as harm from protect.tracker_entries where person_id = $1`,
    [personId],
  );
  return [row?.review, row?.harm];
};
const early: Dates = ["2026-11-12", "2026-11-26"];
const late: Dates = ["2026-12-20", "2026-12-08"];
const later: Dates = ["2027-01-15", "2027-01-16"];

/** What was decided before, of children who were made with the moments of the database. */
const decidedBefore = async ({ personId }: Child): Promise<void> => {
  for (const table of ["level_decisions", "harm_decisions"]) {
    await app.query(`update protect.${table} set recorded_at = '2026-11-01' where person_id = $1`, [
      personId,
    ]);
  }
};

/** The history has the moments of the database: what it kept since the last time was kept now, on this clock. */
async function historyIsOfNow(): Promise<void> {
  const [{ newest } = { newest: "0" }] = await app.query<{ newest: string }>(
    "select max(version_id)::text as newest from history.versions",
  );
  await app.query("update history.versions set changed_at = $1 where version_id > $2", [
    app.clock.now(),
    kept,
  ]);
  kept = newest;
}
let kept = "0";

/** Joined with what was due on each; answers where the page of the joined records is. */
async function joined(here: Dates, there: Dates, other = ends): Promise<string> {
  if (other === ends) await stand(stays, here);
  await stand(other, there);
  if (other === ends) await decidedBefore(stays);
  await decidedBefore(other);
  await historyIsOfNow();
  app.clock.advance({ minutes: 1 });
  const at = await join({ coordinator, mash, stays, ends: other });
  await historyIsOfNow();
  app.clock.advance({ minutes: 1 });
  return at;
}

describe("records that were joined before", () => {
  test("have the first date of both, and what was on each when they are taken apart", async () => {
    const at = await joined(early, late);
    expect(await datesOf(stays)).toEqual(late);
    await putRight();
    expect(await datesOf(stays)).toEqual(early);
    await putRight();
    expect(await datesOf(stays)).toEqual(early);
    app.clock.advance({ minutes: 1 });
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    expect([await datesOf(stays), await datesOf(ends)]).toEqual([early, late]);
  });

  test("have their date again, where the other had none", async () => {
    await joined(early, [null, null]);
    expect(await datesOf(stays)).toEqual([null, null]);
    await putRight();
    expect(await datesOf(stays)).toEqual(early);
  });

  test("keep a date that was the first already", async () => {
    await joined(late, early);
    await putRight();
    expect(await datesOf(stays)).toEqual(early);
  });

  test("keep what someone decided since, also the same day again", async () => {
    await joined(early, late);
    await app.query(
      `update protect.tracker_entries set harm_review_by = '2027-02-01' where person_id = $1`,
      [stays.personId],
    );
    await app.query(`update protect.tracker_entries set harm_review_by = $2 where person_id = $1`, [
      stays.personId,
      late[1],
    ]);
    await app.query(
      `insert into protect.level_decisions (level_decision_id, partnership_id, person_id, scheme_id, level, basis, reason, review_by, decided_on, recorded_at)
       select gen_random_uuid(), 1, $1, c.configuration_id, null, 'imported', 'Looked at again', $2, '2026-11-24', $3
       from directory.configuration c limit 1`,
      [stays.personId, late[0], app.clock.now()],
    );
    await historyIsOfNow();
    await putRight();
    expect(await datesOf(stays)).toEqual(late);
  });

  test("are put right through every record that was joined, and come apart one by one", async () => {
    const first = await joined(early, late);
    const third = await aChild(app);
    const second = await joined(early, later, third);
    expect(await datesOf(stays)).toEqual(later);
    await putRight();
    expect(await datesOf(stays)).toEqual(early);
    for (const at of [second, first]) {
      app.clock.advance({ minutes: 1 });
      expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
      expect(await datesOf(stays)).toEqual(early);
    }
    expect(await datesOf(third)).toEqual(later);
  });

  test("are put right by what is open: nothing is due of a record that is closed", async () => {
    await stand(ends, early);
    await app.query("update protect.tracker_entries set is_open = false where person_id = $1", [
      ends.personId,
    ]);
    await joined(late, later);
    expect(await datesOf(stays)).toEqual(later);
    await putRight();
    expect(await datesOf(stays)).toEqual(late);
  });

  test("are left alone once they are two again", async () => {
    const at = await joined(early, late);
    app.clock.advance({ minutes: 1 });
    await mash.post(`${at}/split`, splitting);
    await putRight();
    expect([await datesOf(stays), await datesOf(ends)]).toEqual([early, late]);
  });
});
