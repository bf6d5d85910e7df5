import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCatalogue } from "../../src/platform/exit/catalogue.ts";
import { planOf, type Plan } from "../../src/platform/exit/plan.ts";
import {
  columnsThatStay,
  contents,
  noSecrets,
  ofInstallation,
  tablesThatStay,
} from "../../src/platform/exit/what-stays.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { anExitFolder, exitInto, filesIn } from "./exit-world.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await aDatabase("cast");
  client = new pg.Client(database.admin);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const plan = async (isAlone = true): Promise<Plan> =>
  planOf(await readCatalogue(client), { isAlone });

async function planAfter(change: string): Promise<Plan> {
  await client.query("begin");
  try {
    await client.query(change);
    return await plan();
  } finally {
    await client.query("rollback");
  }
}

describe("what leaves and what stays", () => {
  test("is decided for every column there is", async () => {
    expect((await plan()).undecided).toEqual([]);
  });

  test("names only tables and columns that exist", async () => {
    const catalogue = await readCatalogue(client);
    const there = new Set([
      ...catalogue.map(({ name }) => name),
      ...catalogue.flatMap(({ name, columns }) => columns.map((one) => `${name}.${one.name}`)),
    ]);
    const named = [tablesThatStay, columnsThatStay, noSecrets, contents].flatMap(Object.keys);
    expect([...named, ...ofInstallation].filter((name) => !there.has(name))).toEqual([]);
  });

  test("leaves the whole installation’s tables behind where there are other partnerships", async () => {
    const leaving = async (isAlone: boolean) =>
      (await plan(isAlone)).tables.map(({ name }) => name);
    expect(await leaving(true)).toEqual(expect.arrayContaining([...ofInstallation]));
    expect((await leaving(false)).filter((name) => ofInstallation.includes(name))).toEqual([]);
  });

  test.each([
    ["alter table subjects.people add column door_code text", "subjects.people.door_code"],
    ["alter table subjects.people add column likeness bytea", "subjects.people.likeness"],
    [
      "alter table directory.staff add column recovery_token text",
      "directory.staff.recovery_token",
    ],
    ["alter table protect.flags add column reason_sealed bytea", "protect.flags.reason_sealed"],
    ["create table subjects.places_seen (place_id uuid primary key)", "subjects.places_seen"],
  ])("is not decided by silence: %s", async (change, undecided) => {
    expect((await planAfter(change)).undecided).toEqual([undecided]);
  });

  test("a column like any other needs no line", async () => {
    const { undecided, tables } = await planAfter(
      "alter table subjects.people add column pronoun text",
    );
    expect(undecided).toEqual([]);
    const people = tables.find(({ name }) => name === "subjects.people");
    expect(people?.columns.at(-1)).toMatchObject({ name: "pronoun", leaves: "as it is" });
  });
});

test("nothing is written while something is undecided", async () => {
  const world = anExitFolder();
  await database.query("alter table subjects.people add column door_code text");
  await expect(exitInto(database, world.folder)).rejects.toThrow(/door_code: nothing was written/);
  expect(filesIn(world.folder).size).toBe(0);
  await database.query("alter table subjects.people drop column door_code");
  world.close();
});
