import type pg from "pg";
import {
  asMaintenance as openedForOnce,
  openMaintenance,
  type Maintenance,
} from "../../src/platform/database/maintenance.ts";
import type { Tx } from "../../src/platform/database/tx.ts";
import type { KeyRing } from "../../src/platform/sealing/index.ts";

/** By the admin login of a test's database, as it stands there. */
const open = new WeakMap<pg.PoolConfig, Maintenance>();

/**
 * Whatever arranges a test's database does so over connections that stay: one that is opened has to read
 * the whole catalogue first, which takes longer than making a child does. Returns what closes them.
 */
export function keepMaintenance(admin: pg.PoolConfig): () => Promise<void> {
  const maintenance = openMaintenance({ ...admin, max: 4, idleTimeoutMillis: 600_000 });
  open.set(admin, maintenance);
  return async () => {
    open.delete(admin);
    await maintenance.close();
  };
}

/** One transaction under the maintenance role. */
export const asMaintenance = <T>(
  admin: pg.PoolConfig,
  work: (tx: Tx) => Promise<T>,
  ring?: KeyRing,
): Promise<T> => open.get(admin)?.run(work, ring) ?? openedForOnce(admin, work, ring);
