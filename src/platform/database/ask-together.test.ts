import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting } from "../../../test/database/acting.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../access/actor.ts";
import { askTogether } from "./ask-together.ts";
import type { Tx } from "./tx.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const actor = systemActor("housekeeping", { partnershipId: 1 });
const both = (one: ReturnType<typeof sql>, other: ReturnType<typeof sql>) =>
  acting(database, actor, (tx: Tx) => askTogether(tx, one.compile(tx), other.compile(tx)));

test("two reads are answered in the order in which they were given, as the same actor", async () => {
  const whoActs = sql`select split_part(current_setting('lantern.context'), '|', 1) as context`;
  const [one, other] = await both(whoActs, sql`select 2 as n`);
  expect(one).toHaveLength(1);
  expect(one).not.toEqual([{ context: "" }]);
  expect(other).toEqual([{ n: 2 }]);
});

test.each([
  ["first", sql`select 'no number'::int`, sql`select 1`],
  ["second", sql`select 1`, sql`select 'no number'::int`],
] as const)(
  "where the %s fails its own error is told, and the next work finds a connection",
  async (_which, one, other) => {
    await expect(both(one, other)).rejects.toThrow(/no number/);
    const [, rows] = await both(sql`select 1`, sql`select 3 as n`);
    expect(rows).toEqual([{ n: 3 }]);
  },
);
