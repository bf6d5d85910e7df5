import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate, migrationFiles } from "../../src/platform/database/migrate.ts";
import { aBareDatabase, type BareDatabase } from "./bare-database.ts";

const shipped = resolve("db/migrations");
const names = migrationFiles(shipped).map(({ name }) => name);
const moving = names.findIndex((name) => name.endsWith("_contact_numbers.sql"));

let database: BareDatabase;
let folder: string;
beforeEach(async () => {
  database = await aBareDatabase();
  folder = mkdtempSync(join(tmpdir(), "lantern-migrations-"));
  for (const name of names.slice(0, moving)) cpSync(join(shipped, name), join(folder, name));
  await migrate(database.admin, folder);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const area = (key: string, inHours: string, outOfHours: string) => ({
  key,
  name: key,
  opensAt: "09:00",
  closesAt: "17:00",
  days: "working-days",
  inHours: { name: "The hub", phone: inHours },
  outOfHours: { name: "The night team", phone: outOfHours },
});

async function configure(kind: string, from: string, body: object): Promise<void> {
  const key = kind === "contact" ? "mash" : kind;
  await database.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     values (gen_random_uuid(), 1, '${kind}', '${key}', '${JSON.stringify(body)}', '${from}')`,
  );
}

const move = async () => {
  cpSync(join(shipped, names[moving] ?? ""), join(folder, names[moving] ?? ""));
  await migrate(database.admin, folder);
};

const kept = () =>
  database.query(
    `select desk, area, phone, hours, is_public as "isPublic", starts_on::text as "from", ended_on::text as until
     from directory.contact_numbers order by desk, area nulls first, starts_on`,
  );

test("numbers of a database with data move, from the day of their version, and none is left behind", async () => {
  await database.query(
    "insert into directory.partnerships (partnership_id, name) overriding system value values (1, 'A partnership')",
  );
  await configure("contact", "2014-01-01", { name: "The hub", phone: "", hours: "" });
  await configure("contact", "2026-01-01", { name: "The hub", phone: "1 00", hours: "9 to 5" });
  await configure("contact", "2026-06-01", { name: "The hub", phone: "1 01", hours: "9 to 5" });
  await configure("public-areas", "2026-02-01", {
    name: "Areas",
    areas: [area("north", "1 00", "1 99"), area("south", "1 50", "1 99")],
  });
  await move();
  const shared = { isPublic: true, hours: null, until: null };
  expect(await kept()).toEqual([
    {
      ...shared,
      desk: "mash",
      area: null,
      phone: "1 00",
      hours: "9 to 5",
      from: "2026-01-01",
      until: "2026-06-01",
    },
    { ...shared, desk: "mash", area: null, phone: "1 01", hours: "9 to 5", from: "2026-06-01" },
    { ...shared, desk: "mash", area: "south", phone: "1 50", from: "2026-02-01" },
    { ...shared, desk: "out-of-hours", area: null, phone: "1 99", from: "2026-02-01" },
  ]);
  const left = await database.query(
    "select configuration_id from directory.configuration where body::text like '%\"phone\"%'",
  );
  expect(left).toEqual([]);
});
