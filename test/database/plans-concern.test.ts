import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAgain } from "../../src/rooms/mash/same-words.ts";
import { findEpisode } from "../../src/rooms/mash/episode-reads.ts";
import { findWhomToRing } from "../../src/rooms/mash/candidates.ts";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import type { TestApp } from "../harness/app.ts";
import { isWhole } from "../harness/depth.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting, aLook } from "./acting.ts";
import { anAppOfMany } from "./many-children.ts";
import { manyConcerns } from "./many-concerns.ts";
import { plansOf } from "./plans.ts";

const children = isWhole ? 20_000 : 5_000;
/** One record in ten is restricted: many more than in life. */
const restricted = children / 10;

const name = { family: "Quillthorpe", given: "Zephyrine" };

let app: TestApp;
let mash: StaffActor;
let concernId: string;
beforeAll(async () => {
  app = await anAppOfMany(children);
  await manyConcerns(app);
  await app.query(
    "update subjects.people set restricted = true where hashint4(circle_id) % 10 = 0",
  );
  // Fifteen children of one name, of which every other concern has another: what is looked for is rare, as in life.
  await app.query(
    `update subjects.people set family_name = $1, given_name = $2, sort_name = lower($1 || ' ' || $2), restricted = person_id = first
     from (select array_agg(person_id) as ids, min(person_id::text)::uuid as first from (select person_id from subjects.people
       where not restricted order by reference limit 15) few) named
     where person_id = any (ids)`,
    [name.family, name.given],
  );
  await app.query("vacuum analyze subjects.people, subjects.match_keys, subjects.names");
  mash = await actorOf(app, "mash");
  const [row] = await app.query<{ id: string }>(
    "select mash_episode_id as id from identify.mash_episodes where decided_at is null order by due_at limit 1",
  );
  concernId = row?.id ?? "";
  await app.query(
    "update identify.concerns set family_name = $1, given_name = $2 where concern_id = $3",
    [name.family, name.given, concernId],
  );
}, 600_000);
afterAll(() => app.close());

const waits = async (tx: Tx) => {
  const episode = await findEpisode(tx, mash, concernId);
  if (!episode) throw new Error("no concern");
  return episode;
};

/** How many rows and entries of indexes this transaction has read of these tables, also within functions. */
async function readOf(tx: Tx, ...tables: readonly string[]): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select coalesce(sum(pg_stat_get_xact_tuples_returned(part)), 0)::int as read from (
      select name::regclass::oid as part from unnest(${tables}::text[]) name
      union all select i.indexrelid from pg_index i where i.indrelid = any (${tables}::text[]::regclass[]::oid[])
    ) parts`.execute(tx);
  return rows[0]?.read ?? 0;
}

test("a reader is compared with twenty children without reading every child for each", async () => {
  const people = await app.query<{ id: string }>(
    "select person_id as id from subjects.people order by reference limit 20",
  );
  const conflicts = systemActor("conflicts", { partnershipId: mash.partnershipId });
  const read = await app.db.as(conflicts, async (tx) => {
    await sql`select * from sec.to_compare(${people.map(({ id }) => id)}::uuid[], '{}'::uuid[])`.execute(
      tx,
    );
    return { value: await readOf(tx, "subjects.people"), audit: aLook };
  });
  // How many there are in all is counted once.
  expect(read).toBeGreaterThan(20);
  expect(read).toBeLessThan(children + 1_000);
});

test("a restricted record that may match is looked up by keys, date and name", async () => {
  const [row] = await app.query<{ count: number }>(
    "select count(*)::int as count from subjects.people where restricted",
  );
  expect(row?.count).toBeGreaterThan(restricted / 2);
  const tables = ["subjects.people", "subjects.names", "subjects.match_keys"];
  const { ring, read } = await acting(app, mash, async (tx) => {
    const episode = await waits(tx);
    const before = await readOf(tx, ...tables);
    const found = await findWhomToRing(tx, episode, app.clock.now());
    return { ring: found, read: (await readOf(tx, ...tables)) - before };
  });
  expect(ring).toBeDefined();
  expect(read).toBeLessThan(restricted / 2);
});

test("concerns about someone of the same date of birth are found by that date", async () => {
  const plans = await plansOf(app, mash, async (tx) => {
    await listAgain(tx, await waits(tx), app.clock.now());
  });
  const plan = plans.at(-1);
  expect(plan?.indexes).toContain("concerns_born_idx");
  expect(plan?.scanned).toEqual([]);
});
