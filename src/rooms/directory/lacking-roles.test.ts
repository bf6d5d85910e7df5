import { afterAll, beforeAll, expect, test } from "vitest";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import { readConfig } from "../../platform/config/config.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { giveLacking, listLackingRoles } from "./lacking-roles.ts";
import { allRooms } from "../../rooms.ts";
import { topUpConfiguration } from "./provision.ts";
import { directoryReadiness } from "./readiness.ts";

let database: TestDatabase;
/** The co-ordinator’s role as an earlier version shipped it, and then changed by the partnership. */
beforeAll(async () => {
  database = await aDatabase();
  // Before there was any such permission: this leaves no trace of it.
  await database.query("alter table directory.roles disable trigger roles_history");
  await database.query(
    "update directory.roles set permissions = array_remove(permissions, 'words.edit') where key in ('exploitation-coordinator', 'mash-decision-maker')",
  );
  await database.query("alter table directory.roles enable trigger roles_history");
  await database.query(
    `update directory.roles set permissions = array_remove(permissions, 'cohort.manage') || '{mash.decide}', version = version + 1
     where key = 'exploitation-coordinator'`,
  );
  await asMaintenance(database.admin, (tx) => topUpConfiguration(tx, allRooms));
});
afterAll(() => database.close());

const lacking = () => asMaintenance(database.admin, (tx) => listLackingRoles(tx, 1));
const look = () =>
  asMaintenance(database.admin, async (tx) => {
    const check = directoryReadiness.find(({ key }) => key === "roles-as-shipped");
    return check?.look({ tx, config: readConfig({}), now: database.clock.now() });
  });
const held = async () => {
  const [row] = await database.query<{ permissions: string[]; version: number }>(
    "select permissions, version from directory.roles where key = 'exploitation-coordinator'",
  );
  return row;
};

test("a role that was changed lacks what came since, and not what was taken from it on purpose", async () => {
  expect(await lacking()).toEqual([
    {
      key: "exploitation-coordinator",
      name: "Exploitation co-ordinator",
      lacks: ["words.edit"],
    },
  ]);
});

test("whoever looks after Lantern is told, with the command, and nothing is given by itself", async () => {
  const told = await look();
  expect(told).toHaveLength(1);
  expect(told?.[0]).toMatchObject({
    mend: "lantern role complete --role exploitation-coordinator",
  });
  expect(told?.[0]?.why).toContain("Write the text of the public form");
  expect((await held())?.permissions).not.toContain("words.edit");
});

test("it is given what it lacks and keeps its own, once", async () => {
  const give = () =>
    asMaintenance(database.admin, (tx) =>
      giveLacking(tx, { partnershipId: 1, key: "exploitation-coordinator" }),
    );
  expect((await give())?.lacks).toEqual(["words.edit"]);
  const after = await held();
  expect(after?.permissions).toEqual(expect.arrayContaining(["words.edit", "mash.decide"]));
  expect(after?.permissions).not.toContain("cohort.manage");
  expect([await give(), await lacking(), await look()]).toEqual([undefined, [], []]);
  expect(await held()).toEqual(after);
});
