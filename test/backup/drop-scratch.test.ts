import pg from "pg";
import { expect, inject, test } from "vitest";
import { dropScratch } from "../../src/platform/backup/restore.ts";
import { connectionTo } from "../harness/constants.ts";

const root = () => connectionTo(inject("server"), "postgres");
const name = "lantern_proof_0000dropped0";
const login = "lantern_dropping_test";

test("a login that is no superuser drops its scratch database although the server is at work in it", async () => {
  const admin = new pg.Client(root());
  await admin.connect();
  await admin.query(`do $$ begin create role ${login} login createdb password 'for-tests-only';
    exception when duplicate_object then null; end $$`);
  const own = new pg.Client({ ...root(), user: login, password: "for-tests-only" });
  await own.connect();
  try {
    await own.query(`create database ${name} template template0`);
    // Stands for autovacuum, which is nobody's session either and goes when it is told to.
    const stronger = new pg.Client({ ...root(), database: name });
    await stronger.connect();
    await expect(own.query(`drop database ${name} with (force)`)).rejects.toThrow(
      /permission denied to terminate process/,
    );
    const dropping = dropScratch(own, name);
    await isWaiting(admin);
    await Promise.all([stronger.end(), dropping]);
    const { rows } = await admin.query("select from pg_database where datname = $1", [name]);
    expect(rows).toEqual([]);
  } finally {
    await own.end();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`drop role ${login}`);
    await admin.end();
  }
});

/** Until the plain drop has begun, and waits for whoever is in the database. */
const isWaiting = (admin: pg.Client): Promise<void> =>
  expect
    .poll(async () => {
      const { rows } = await admin.query(
        "select from pg_stat_activity where state = 'active' and query = $1",
        [`drop database if exists ${name}`],
      );
      return rows.length;
    })
    .toBe(1);
