import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../src/platform/database/database.ts";
import { newId } from "../../src/kernel/ids.ts";
import { acting } from "../database/acting.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { actorOf } from "../harness/sign-in.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";

/** Two records of the demonstration are joined and taken apart, and every row is where it was. */

let database: TestDatabase;
let coordinator: StaffActor;
let mash: StaffActor;
beforeAll(async () => {
  database = await aDatabase("demo");
  coordinator = await actorOf(database, "coordinator");
  mash = await actorOf(database, "mash");
});
afterAll(() => database.close());

type Pair = { readonly one: string; readonly other: string; readonly relations: number };

/** Pairs that nothing stands against but that nobody decided, with the most kinds of rows on the record that ends. */
async function pairs(): Promise<readonly Pair[]> {
  const relations = await database.query<{ relation: string }>(
    "select relation from subjects.merge_relations()",
  );
  const counted = relations
    .map(({ relation }) => `select distinct person_id, '${relation}' as relation from ${relation}`)
    .join(" union all ");
  return acting(database, coordinator, async (tx) => {
    const { rows } = await sql<{ one: string; other: string; why: string[] }>`
      select s.person_id as one, e.person_id as other, array(select subjects.merge_refusals(s.person_id, e.person_id)) as why
      from subjects.people s join subjects.people e on e.person_id <> s.person_id
      where e.reference < 'C-0004' or s.reference < 'C-0002'`.execute(tx);
    return rows;
  }).then(async (rows) => {
    const kinds = new Map(
      (
        await database.query<{ person_id: string; kinds: number }>(
          `select person_id, count(*)::int as kinds from (${counted}) c group by 1`,
        )
      ).map(({ person_id, kinds }) => [person_id, kinds]),
    );
    return rows
      .filter(({ why }) => why.every((key) => key === "undecided"))
      .map(({ one, other }) => ({ one, other, relations: kinds.get(other) ?? 0 }))
      .toSorted((a, b) => b.relations - a.relations);
  });
}
test("prints", async () => {
  const all = await pairs();
  console.log(all.length, all.slice(0, 5));
  const why = await acting(database, coordinator, async (tx: Tx) => (await sql`select k, count(*) from subjects.people s join subjects.people e on e.person_id <> s.person_id cross join lateral subjects.merge_refusals(s.person_id, e.person_id) k group by 1 order by 2`.execute(tx)).rows);
  console.log(why, newId(), mash.id);
  expect(true).toBe(true);
});
