import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { connectionTo } from "../harness/constants.ts";

export type BareDatabase = {
  readonly admin: pg.PoolConfig;
  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  drop(): Promise<void>;
};

/** A database with nothing in it, on a cluster that has the roles. */
export async function aBareDatabase(): Promise<BareDatabase> {
  const server = inject("server");
  const name = `lantern_t${server.run}_${randomBytes(5).toString("hex")}`;
  const root = new pg.Client(connectionTo(server, "postgres"));
  await root.connect();
  await root.query(`create database ${name}`);
  await root.query(`grant create on database ${name} to lantern_owner, lantern_jobs`);
  const admin = connectionTo(server, name);
  const client = new pg.Client(admin);
  await client.connect();
  return {
    admin,
    query: async <Row extends pg.QueryResultRow>(text: string) =>
      (await client.query<Row>(text)).rows,
    drop: async () => {
      await client.end();
      await root.query(`drop database ${name} with (force)`);
      await root.end();
    },
  };
}
