import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { openDatabase } from "../../src/platform/database/database.ts";
import { demoEmail } from "../../src/demonstration/index.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { signedContext } from "./acting.ts";

/** Who reads the hash of a password: the login for signing in, one at a time, and nobody else. */

let database: TestDatabase;
let staffId: string;
beforeAll(async () => {
  database = await aDatabase();
  staffId = await staffIdOf(database, "lead");
});
afterAll(() => database.close());

const byAddress = `select * from sec.password_of_address('${demoEmail("lead")}')`;
const signInContext = (): string =>
  signedContext(systemActor("sign-in"), database.secrets.contextKey);

/** One statement by one login or role, as sign-in where it may be. */
async function asked(login: pg.ClientConfig, statement: string, context = signInContext()) {
  const client = new pg.Client(login);
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('lantern.context', $1, true)", [context]);
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe("the login for signing in", () => {
  test("reads the one password that it asks for, as sign-in alone", async () => {
    const [row] = await asked(database.signIn, byAddress);
    expect(row).toMatchObject({
      staff_id: staffId,
      password_hash: expect.stringMatching(/^\$argon2id\$/) as string,
    });
    expect(await asked(database.signIn, byAddress, "")).toEqual([]);
    const someoneElse = signedContext(systemActor("housekeeping"), database.secrets.contextKey);
    expect(await asked(database.signIn, byAddress, someoneElse)).toEqual([]);
    expect(await asked(database.signIn, "select * from sec.password_of_address('%')")).toEqual([]);
  });

  test("reads and writes no table, not even that of the passwords", async () => {
    const { user } = database.signIn;
    const rows = await database.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'v', 'm', 'p', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
         and (case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'usage, select, update')
           else has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate, references, trigger')
             or has_any_column_privilege($1, c.oid, 'select, insert, update, references') end)`,
      [user],
    );
    expect(rows).toEqual([]);
    for (const table of ["directory.credentials", "directory.staff", "subjects.people"])
      await expect(asked(database.signIn, `select * from ${table}`)).rejects.toThrow(
        /permission denied/,
      );
  });

  test("may run two functions of ours, and make nothing", async () => {
    const { user } = database.signIn;
    const rows = await database.query<{ name: string }>(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and has_function_privilege($1, p.oid, 'execute')
         and has_schema_privilege($1, n.oid, 'usage')
       order by 1`,
      [user],
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "sec.password_of_address",
      "sec.password_of_person",
    ]);
    await expect(asked(database.signIn, "create table public.x (y int)")).rejects.toThrow(
      /permission denied/,
    );
    for (const role of ["lantern_app", "lantern_wide", "lantern_passwords", "lantern_owner"])
      await expect(asked(database.signIn, `set role ${role}`)).rejects.toThrow(/permission denied/);
  });
});

describe("no other reads a password", () => {
  const reading = [
    "select password_hash from directory.credentials",
    "select * from directory.credentials",
    "copy directory.credentials to stdout",
    byAddress,
    "select * from sec.password_of_person(gen_random_uuid())",
    "update directory.credentials set version = version returning password_hash",
    "select from directory.credentials where password_hash like '$argon2id$%'",
  ];

  test.each(reading)("the application's login is refused: %s", async (statement) => {
    await expect(asked(database.app, statement)).rejects.toThrow(/permission denied/);
  });

  test.each([
    "lantern_app",
    "lantern_wide",
    "lantern_maintenance",
    "lantern_jobs",
    "lantern_analyst",
  ])("as %s every way is refused", async (role) => {
    for (const statement of reading)
      await expect(
        asked({ ...database.admin, options: `-c role=${role}` }, statement),
        statement,
      ).rejects.toThrow(/permission denied/);
  });

  test("the owner of the tables sees no row of them", async () => {
    const owner = { ...database.admin, options: "-c role=lantern_owner" } as pg.ClientConfig;
    expect(await asked(owner, "select password_hash from directory.credentials")).toEqual([]);
  });

  test("maintenance still reads what is sealed, for its keys to be changed", async () => {
    const maintenance = {
      ...database.admin,
      options: "-c role=lantern_maintenance",
    } as pg.ClientConfig;
    const rows = await asked(maintenance, "select totp_sealed from directory.credentials");
    expect(rows.length).toBeGreaterThan(5);
  });
});

test("without the login for signing in nobody signs in by a password", () => {
  const { app, clock, secrets } = database;
  const other = openDatabase({ pool: app, contextKey: secrets.contextKey, clock });
  expect(() => other.askForPassword(() => Promise.resolve(1))).toThrow("no login for signing in");
  return other.close();
});
