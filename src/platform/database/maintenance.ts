import { Kysely, PostgresDialect, sql } from "kysely";
import type pg from "pg";
import type { DB } from "./schema.gen.ts";
import type { Tx } from "./database.ts";
import { carryRing, type KeyRing } from "../sealing/index.ts";
import { quietPool } from "./pool.ts";

/** Transactions under the maintenance role, one after another over the same few connections. */
export type Maintenance = {
  run<T>(work: (tx: Tx) => Promise<T>, ring?: KeyRing): Promise<T>;
  close(): Promise<void>;
};

/** Where plans are kept at all, more is asked than by any page. */
const mostPlans = 1_000;

export function openMaintenance(admin: pg.PoolConfig): Maintenance {
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: quietPool(admin, mostPlans) }),
  });
  return {
    run: (work, ring) =>
      db.transaction().execute(async (tx) => {
        carryRing(tx, ring);
        await sql`set local role lantern_maintenance`.execute(tx);
        return work(tx);
      }),
    close: () => db.destroy(),
  };
}

/**
 * One transaction under the maintenance role, through the admin login: making a partnership, data
 * migrations, test data. Not for serving people; the application's login can never take this role.
 */
export async function asMaintenance<T>(
  admin: pg.PoolConfig,
  work: (tx: Tx) => Promise<T>,
  ring?: KeyRing,
): Promise<T> {
  const maintenance = openMaintenance({ ...admin, max: 1 });
  try {
    return await maintenance.run(work, ring);
  } finally {
    await maintenance.close();
  }
}
