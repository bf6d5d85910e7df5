import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { actorOf } from "../harness/sign-in.ts";

/** Records of the demonstration are joined and taken apart: every row is where it was. */

let database: TestDatabase;
let coordinator: StaffActor;
let mash: StaffActor;
beforeAll(async () => {
  database = await aDatabase("demo");
  coordinator = await actorOf(database, "coordinator");
  mash = await actorOf(database, "mash");
});
afterAll(() => database.close());

type Pair = { readonly stays: string; readonly ends: string };

const refusals = (actor: StaffActor, { stays, ends }: Pair): Promise<readonly string[]> =>
  acting(database, actor, async (tx) => {
    const { rows } = await sql<{ why: string }>`
      select * from subjects.merge_refusals(${stays}, ${ends}) why`.execute(tx);
    return rows.map(({ why }) => why);
  });

/** Pairs against which nothing stands but that nobody decided; those first whose second record has most kinds of rows. */
async function mergeable(most: number): Promise<readonly Pair[]> {
  const relations = await database.query<{ relation: string }>(
    "select relation from subjects.merge_relations()",
  );
  const all = relations.map(({ relation }) => `select person_id, '${relation}' from ${relation}`);
  const people = await database.query<{ id: string }>(
    `select person_id as id from (${all.join(" union ")}) r (person_id, relation) where person_id is not null
     group by 1 order by count(*) desc, 1`,
  );
  const found: Pair[] = [];
  for (const { id: ends } of people) {
    for (const { id: stays } of people) {
      if (stays === ends || found.length >= most || found.some((pair) => pair.ends === ends))
        continue;
      const why = await refusals(coordinator, { stays, ends });
      if (why.every((key) => key === "undecided")) found.push({ stays, ends });
    }
    if (found.length >= most) break;
  }
  return found;
}

async function settle({ stays, ends }: Pair): Promise<void> {
  for (const [number, by] of [coordinator, mash].entries()) {
    await database.query(
      `insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits, is_second,
         decided_by, decided_at)
       values (gen_random_uuid(), 1, least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'same', 'Rang the school', 9, $3, $4, now())`,
      [stays, ends, number === 1, by.id],
    );
  }
}

async function join({ stays, ends }: Pair): Promise<string> {
  const [proposal, merge] = [newId(), newId()];
  const at = database.clock.now();
  await acting(database, coordinator, (tx) =>
    sql`insert into subjects.merge_proposals (merge_proposal_id, partnership_id, person_id, other_person_id, reason, proposed_by, proposed_at)
      values (${proposal}, 1, ${stays}, ${ends}, 'One child', ${coordinator.id}, ${at})`.execute(
      tx,
    ),
  );
  const said = await acting(database, mash, async (tx) => {
    const { rows } = await sql<{ said: string }>`
      select subjects.merge_records(${proposal}, ${merge}, 1, 'Yes', ${at}) as said`.execute(tx);
    return rows[0]?.said;
  });
  expect(said).toBe("done");
  return merge;
}

let reports = 0;
const report = () =>
  JSON.stringify({
    reference: `BR-T${++reports}`,
    title: "Joined by mistake",
    body: {},
    due: null,
  });
const takeApart = (merge: string): Promise<string | undefined> =>
  acting(database, coordinator, async (tx) => {
    const { rows } = await sql<{ said: string }>`
      select subjects.split_records(${merge}, 1, 'Two children', ${database.clock.now()}, ${newId()}, ${report()}::jsonb) as said`.execute(
      tx,
    );
    return rows[0]?.said;
  });

/** Each row of each table in which a row is of one child, and of circles and files; versions count saves. */
async function rows(): Promise<ReadonlyMap<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select distinct c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace::regnamespace::text not in ('history', 'audit')
       and (a.attname = 'person_id' or c.oid in ('sec.memberships'::regclass, 'files.files'::regclass))
       and c.relname !~ '^merge|^pair_decisions|^match_waits'`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const all = await database.query<{ row: string }>(
      `select (to_jsonb(t) - 'version' - 'content')::text as row from ${name} t
       where not (to_jsonb(t) ->> 'kind' = 'correction' and to_jsonb(t) ->> 'headline' ~ '(joined to|taken apart from)')`,
    );
    for (const { row } of all) found.set(`${name} ${row}`, name);
  }
  return found;
}

const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...one.keys()].filter((row) => !other.has(row));

describe("joining and taking apart", () => {
  test("leaves every row of every table as it was", async () => {
    const found = await mergeable(5);
    expect(found.length).toBeGreaterThan(2);
    for (const pair of found) {
      await settle(pair);
      const before = await rows();
      const merge = await join(pair);
      const joined = await rows();
      expect(differing(before, joined).length).toBeGreaterThan(5);
      expect(await takeApart(merge)).toBe("done");
      const after = await rows();
      expect({ gone: differing(before, after), new: differing(after, before) }).toEqual({
        gone: [],
        new: [],
      });
    }
  });
});
