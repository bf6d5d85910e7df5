import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roomsOfTests } from "../../../test/harness/all-rooms.ts";
import { acting } from "../../../test/database/acting.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { actorOf } from "../../../test/harness/sign-in.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { standingChecks, standsAt, type StandsAt } from "../child-record/index.ts";
import { readOpenWork, type OpenWork } from "./open-work.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const today = "2026-11-25";
const source = (check: string, order: number, row: string): StandsAt => ({
  check,
  order,
  href: (personId) => `/children/${personId}`,
  open: {
    title: (name, on) => `${name} of ${on}`,
    rows: ({ personId }) => sql`
      select p.person_id as id, ${row}::text as name, '2026-11-02'::date as "on"
      from subjects.people p where p.person_id = ${personId}::uuid`,
  },
});
const roomOf = (...sources: readonly StandsAt[]): Rooms => [
  { name: "test", gives: sources.map((one) => standsAt.give(one)) },
];

const open = async (personId: string, rooms: Rooms): Promise<readonly OpenWork[]> =>
  acting(database, await actorOf(database, "coordinator"), (tx) =>
    readOpenWork(tx, { personId, today, rooms }),
  );

describe("what is open in the rooms", () => {
  test("is asked of each room that says so, in the order they give", async () => {
    const { personId } = await aChild(database);
    const rooms = roomOf(source("nrm", 2, "Second"), source("missing", 1, "First"));
    const found = await open(personId, rooms);
    expect(found.map(({ check, title }) => [check, title])).toEqual([
      ["missing", "First of 2026-11-02"],
      ["nrm", "Second of 2026-11-02"],
    ]);
  });

  test("is nothing where no room says what can stand", async () => {
    const { personId } = await aChild(database);
    const found = await open(personId, roomOf());
    expect(found).toEqual([]);
  });

  test("each check that a partnership can choose as a hindrance is given by one room", async () => {
    const checks = standsAt.allIn(await roomsOfTests()).map(({ check }) => check);
    expect(checks.toSorted()).toEqual([...standingChecks].toSorted());
  });
});
