import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";

let database: TestDatabase;
const folder = openFolder("lantern-training-");
beforeAll(async () => {
  database = await aDatabase("demo");
  const [{ email, course } = { email: "", course: "" }] = await database.query<{
    email: string;
    course: string;
  }>(
    `select (select email from directory.training_people where email is not null and left_on is null order by email limit 1) as email,
      (select name from directory.training_courses order by name limit 1) as course`,
  );
  const lines = [
    "Name,Work email,Course,Date,Status",
    `,${email},"${course}",02/02/2025,Attended`,
    `Nobody Known,nobody.known@elsewhere.example,"${course}",02/02/2025,Attended`,
  ];
  writeFileSync(join(folder, "pool.csv"), `${lines.join("\n")}\n`);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const take = (as: string, ...others: readonly string[]) =>
  lanternCommand(["import", "training", "pool.csv", "--as", as, ...others], {
    from: folder,
    settings: settingsFor(database, folder),
  });
const files = async () =>
  (await database.query("select from identify.workbooks where kind = 'training'")).length;
const written = () =>
  database.query("select from directory.training_attendances where held_on = '2025-02-02'");

test("nothing is written without a yes, nor for who may not", async () => {
  expect((await take("training@eastmoor.example")).status).toBe(1);
  expect(await take("nurse@eastmoor.example", "--yes")).toMatchObject({ status: 2 });
  expect(await written()).toHaveLength(0);
});

test("a file is written in someone’s name, once; rows that wait do so on the page", async () => {
  const before = await files();
  const { status, stdout } = await take("training@eastmoor.example", "--yes");
  expect([status, stdout]).toEqual([0, expect.stringContaining("1 attendance written") as string]);
  expect(stdout).toContain("1 row waiting");
  expect(await written()).toHaveLength(1);
  expect(await files()).toBe(before + 1);
  const again = await take("training@eastmoor.example", "--yes");
  expect([again.status, again.stderr]).toEqual([
    1,
    expect.stringContaining("this very file was imported") as string,
  ]);
  expect([await written(), await files()]).toEqual([[{}], before + 1]);
});
