import { afterAll, beforeAll, expect, test } from "vitest";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { contentsOf } from "../../../test/access/contents.ts";
import { allRooms } from "../../rooms.ts";
import { topUpConfiguration } from "./provision.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
  // A partnership of an earlier version: less configuration, and roles with fewer permissions.
  await database.query(
    "delete from directory.configuration where kind in ('contact', 'panel-type')",
  );
  await database.query(
    "update directory.configuration set body = jsonb_set(body, '{name}', '\"Ours\"') where kind = 'threshold'",
  );
  await database.query(
    "update directory.roles set permissions = array_remove(permissions, 'whereabouts.edit')",
  );
  await database.query("update directory.roles set version = 2 where key = 'practitioner'");
  await asMaintenance(database.admin, (tx) => topUpConfiguration(tx, allRooms));
});
afterAll(() => database.close());

test("a partnership gets what it has none of", async () => {
  const rows = await database.query<{ kind: string; key: string }>(
    "select kind, key from directory.configuration where kind in ('contact', 'panel-type') order by kind, key",
  );
  expect(rows).toEqual([
    { kind: "contact", key: "mash" },
    { kind: "panel-type", key: "map" },
    { kind: "panel-type", key: "strategy-discussion" },
  ]);
});

test("what it decided for itself stays, and comes no second time", async () => {
  const rows = await database.query<{ name: string }>(
    "select body ->> 'name' as name from directory.configuration where kind = 'threshold'",
  );
  expect(rows).toEqual([{ name: "Ours" }]);
});

test("a role that nobody changed gets the permissions it now holds, and one that they changed keeps its own", async () => {
  const rows = await database.query<{ key: string; may: boolean }>(
    `select key, 'whereabouts.edit' = any (permissions) as may from directory.roles
     where key in ('practitioner', 'lead-practitioner') order by key`,
  );
  expect(rows).toEqual([
    { key: "lead-practitioner", may: true },
    { key: "practitioner", may: false },
  ]);
});

test("run again it changes nothing", async () => {
  const before = await contentsOf(database);
  await asMaintenance(database.admin, (tx) => topUpConfiguration(tx, allRooms));
  expect(await contentsOf(database)).toEqual(before);
});
