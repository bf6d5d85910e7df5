import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { join, splitting } from "../harness/merging.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { acting } from "../database/acting.ts";
import { listLooks } from "../../src/rooms/audit-review/record-views/look-reads.ts";
import { letIn } from "./world.ts";

/** A look while two records were one was a look at both, and is told on both. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
let nurse: Client;
let school: Client;
let stays: Child;
let ends: Child;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMoment);
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
  stays = await aChild(app);
  ends = await aChild(app);
  await letIn(app, stays, "nurse");
  await letIn(app, ends, "school");
  [nurse, school] = [await app.signIn("nurse"), await app.signIn("school")];
});

/** Whoever looked, with how often, how often while it was one with another, and how they came to it. */
async function looks(key: string, child: { readonly personId: string }) {
  const found = await acting(app, await actorOf(app, key), (tx) =>
    listLooks(tx, { record: child.personId, from: undefined }),
  );
  return Object.fromEntries(
    found
      .filter(({ name }) => ["Claire Hale", names.nurse].includes(name))
      .map(({ name, times, joinedTimes, ways }) => [name, { times, joinedTimes, ways }]),
  );
}
const names = { nurse: "" };
beforeAll(async () => {
  const [row] = await app.query<{ name: string }>(
    "select name from directory.staff where staff_id = $1",
    [await staffIdOf(app, "nurse")],
  );
  names.nurse = row?.name ?? "";
});

const open = async (who: Client, child: Child): Promise<void> => {
  app.clock.advance({ minutes: 1 });
  await who.get(`/children/${child.personId}`);
};

/** Each looks at their own record; the records are one, and each looks at the one that stays; then they are two again. */
async function lookedAt(): Promise<string> {
  await open(nurse, stays);
  await open(school, ends);
  app.clock.advance({ minutes: 1 });
  const at = await join({ coordinator, mash, stays, ends });
  await open(nurse, stays);
  await open(school, stays);
  await open(school, ends);
  app.clock.advance({ minutes: 1 });
  return at;
}
async function apart(at: string): Promise<void> {
  expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
  await open(nurse, stays);
  await open(school, ends);
}
const circle = { ways: ["circle"] };

describe("who has looked at records that were one", () => {
  test("says while they are one what was done at either since, and marks it", async () => {
    await lookedAt();
    for (const reader of ["lead", "governance"]) {
      expect(await looks(reader, stays)).toEqual({
        [names.nurse]: { times: 2, joinedTimes: 1, ...circle },
        "Claire Hale": { times: 2, joinedTimes: 2, ...circle },
      });
    }
    expect(await looks("governance", ends)).toMatchObject({
      [names.nurse]: { times: 1, joinedTimes: 1 },
      "Claire Hale": { times: 3, joinedTimes: 2 },
    });
    // Nobody reaches the record that ended.
    expect(await looks("lead", ends)).toEqual({});
    const lead = await app.signIn("lead");
    const { text } = (await lead.get(`/children/${stays.personId}/looked`)).page;
    expect(text).toContain("1 while joined with another record");
    expect(text).toContain("A view while two records were joined counts for both");
  });

  test("says on each, when they are two again, what was done at the two in that time", async () => {
    await apart(await lookedAt());
    for (const reader of ["lead", "governance"]) {
      expect(await looks(reader, stays)).toEqual({
        [names.nurse]: { times: 3, joinedTimes: 1, ...circle },
        "Claire Hale": { times: 2, joinedTimes: 2, ...circle },
      });
      expect(await looks(reader, ends)).toEqual({
        [names.nurse]: { times: 1, joinedTimes: 1, ...circle },
        "Claire Hale": { times: 4, joinedTimes: 2, ...circle },
      });
    }
    const lead = await app.signIn("lead");
    const page = (await lead.get(`/children/${ends.personId}/looked`)).page.text;
    expect(page).toMatch(/while joined with another record/);
    expect(page).not.toContain(stays.reference);
  });

  test("reaches through a third record, for as long as all were one", async () => {
    await lookedAt();
    const third = await aChild(app);
    await join({ coordinator, mash, stays: third, ends: stays });
    await open(mash, third);
    const seen = await acting(app, await actorOf(app, "governance"), (tx) =>
      listLooks(tx, { record: ends.personId, from: undefined }),
    );
    const atThird = seen.find(({ lastAt }) => lastAt.getTime() === app.clock.now().getTime());
    expect(atThird?.joinedTimes).toBeGreaterThan(0);
  });

  test("is of nobody but who may ask about the record, and of nothing closed to them", async () => {
    await apart(await lookedAt());
    for (const key of ["school", "police", "admin", "board"])
      expect(await looks(key, ends), key).toEqual({});
    // Restricted, the one stays out of reach; what was done at both is told on the other as before.
    await restrict(app, stays);
    expect(await looks("lead", stays)).toEqual({});
    expect(await looks("lead", ends)).toMatchObject({ [names.nurse]: { joinedTimes: 1 } });
  });

  test.each(["lead", "governance"])(
    "says to %s, who knows the other child, nothing that was done at that child's record",
    async (key) => {
      await apart(await lookedAt());
      await app.query(
        `insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
         values ($1, 1, $2, $3, 'family', 'A cousin', $3, $4)`,
        [newId(), stays.personId, await staffIdOf(app, key), app.clock.now()],
      );
      expect(await looks(key, stays)).toEqual({});
      const left = await looks(key, ends);
      expect(left).toEqual({ "Claire Hale": { times: 3, joinedTimes: 1, ...circle } });
    },
  );
});

test("a look at a subject while it was read under another is told on both", async () => {
  const [one, other] = [newId(), newId()];
  const by = await staffIdOf(app, "coordinator");
  const joined = app.clock.now();
  await app.query(
    `insert into subjects.things (thing_id, partnership_id, kind, label, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
     select id, 1, 'place', 'The arches ' || n, 'the arches ' || n, 'A warden', '2026-11-24', $3, $4, $3, $4
     from (values ($1::uuid, 1), ($2::uuid, 2)) v (id, n)`,
    [one, other, by, joined],
  );
  await app.query(
    `insert into subjects.thing_joins (thing_join_id, partnership_id, thing_id, into_id, reason, joined_by, joined_at, parted_by, parted_at, part_reason)
     values ($1, 1, $2, $3, 'One arch', $4, $5::timestamptz, $4, $5::timestamptz + interval '1 hour', 'Two arches')`,
    [newId(), one, other, by, joined],
  );
  for (const minutes of [10, 60]) {
    await app.query(
      `insert into audit.events (event_id, partnership_id, happened_at, actor_kind, actor_id, action, outcome, route, request_id, subject_ids)
       values ($1::uuid, 1, $2::timestamptz + make_interval(mins => $3), 'staff', $4, 'thing.read', 'done', 'GET /things/:thingId', 'a-request', array[$5::uuid])`,
      [newId(), joined, minutes, by, other],
    );
  }
  const found = await acting(app, await actorOf(app, "governance"), (tx) =>
    listLooks(tx, { record: one, from: undefined }),
  );
  expect(found.map(({ times, joinedTimes }) => [times, joinedTimes])).toEqual([[1, 1]]);
});
