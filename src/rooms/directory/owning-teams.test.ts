import { afterAll, beforeAll, expect, test } from "vitest";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { listOwningTeams } from "./staff-reads.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const names = async (): Promise<readonly string[]> =>
  (await asMaintenance(database.admin, listOwningTeams)).map(({ name }) => name);

test("a council’s team can hold a record where someone’s post lets them run one", async () => {
  expect(await names()).toEqual(["Adolescent Safeguarding", "Exploitation Hub", "MASH"]);
  const others = await database.query<{ name: string }>(
    `select t.name from directory.teams t join directory.agencies a on a.agency_id = t.agency_id
     where a.kind = 'council' order by t.name`,
  );
  expect(others.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Commissioning", "Information governance", "IT", "Members"]),
  );
});

test("no role of another agency makes its team one that holds records", async () => {
  await database.query(
    `update directory.roles set permissions = array_append(permissions, 'circle.manage') where key = 'police-spoc'`,
  );
  expect(await names()).not.toContain("Child Exploitation Unit");
});

test("the team that imports come to can, whoever works there", async () => {
  await database.query("update directory.teams set receives_imports = false");
  await database.query("update directory.teams set receives_imports = true where name = 'IT'");
  expect(await names()).toEqual(["Adolescent Safeguarding", "Exploitation Hub", "IT", "MASH"]);
});
