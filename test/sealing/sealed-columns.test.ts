import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countKeyUses, countPlain } from "../../src/platform/sealing/count-sealed.ts";
import { sealedTables } from "../../src/platform/sealing/sealed-columns.ts";
import { verifySealed } from "../../src/platform/sealing/verify.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase("demo");
});
afterAll(() => database.close());

/** Named `sealed`, and not under the ring: what goes to a browser and back within minutes. */
const otherwise = ["sec.provider_visits.sealed"];

describe("the list of what is sealed", () => {
  test("is what the database has columns for", async () => {
    const rows = await database.query<{ name: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
       where data_type = 'bytea' and column_name ~ 'sealed' and table_schema !~ '^pg_' order by 1`,
    );
    const listed = sealedTables.flatMap(({ table, header, values }) =>
      [header, ...values.map(({ column }) => column)].map((column) => `${table}.${column}`),
    );
    const named = [...new Set(listed)].filter((name) => name.includes("sealed"));
    expect(rows.map(({ name }) => name)).toEqual([...named, ...otherwise].sort());
  });

  test("names which tables history keeps", async () => {
    const rows = await database.query<{ name: string }>(
      `select distinct t.tgrelid::regclass::text as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid
       where p.proname = 'record' and t.tgrelid::regclass::text = any ($1)`,
      [sealedTables.map(({ table }) => table)],
    );
    const listed = sealedTables.filter(({ hasHistory }) => hasHistory).map(({ table }) => table);
    expect(rows.map(({ name }) => name).sort()).toEqual([...listed].sort());
  });
});

describe("a database that was filled by commands", () => {
  test("holds nothing in plain that is kept sealed; one planted row is found", async () => {
    expect(await asMaintenance(database.admin, countPlain)).toEqual([]);
    await database.query(
      `update sec.conflicts set reason = 'In plain', reason_sealed = null, sealed_key = null
       where conflict_id = (select conflict_id from sec.conflicts limit 1)`,
    );
    const found = await asMaintenance(database.admin, countPlain);
    expect(found.map(({ table }) => table)).toContain("sec.conflicts");
  });

  test("is opened whole by the key that is here, table by table", async () => {
    const uses = await asMaintenance(database.admin, countKeyUses);
    for (const table of ["directory.credentials", "sec.conflicts", "identify.workbooks"])
      expect(uses.map((one) => one.table)).toContain(table);
    const inTransaction = <T>(work: Parameters<typeof asMaintenance<T>>[1]) =>
      asMaintenance(database.admin, work);
    let opened = 0;
    for await (const { rows, problems } of verifySealed({
      inTransaction,
      ring: database.secrets.ring,
    })) {
      expect(problems).toEqual([]);
      opened += rows;
    }
    expect(opened).toBe(uses.reduce((sum, { rows }) => sum + rows, 0));
  });
});
