import { sql } from "kysely";
import type { Clock } from "../../kernel/clock.ts";
import type { Tx } from "../database/database.ts";
import { manyOf } from "../rooms/slot.ts";
import type { Log } from "../telemetry/log.ts";

/** What is at hand while a room's things are put in order. */
export type Tidying = { readonly clock: Clock; readonly log: Log };

/** Work that no person asked for: done by itself, and audited with how many rows it touched. */
export type Housekeeping = {
  readonly name: string;
  /** When, as the queue plans it: nothing is put in order by nobody. */
  readonly cron: string;
  readonly work: (tx: Tx, tidying: Tidying) => Promise<number>;
};

/** What a room puts in order of its own. */
export const housekeeping = manyOf<Housekeeping>("housekeeping");

const day = 24 * 60 * 60 * 1000;

/**
 * Deletes what is older than so many days.
 * @param done the function of the database that does it, and answers how much it was
 */
export const sweptBy =
  (done: `${string}.${string}`, days: number): Housekeeping["work"] =>
  async (tx, { clock }) => {
    const before = new Date(clock.now().getTime() - days * day);
    const { rows } = await sql<{
      swept: number;
    }>`select ${sql.raw(done)}(${before}) as swept`.execute(tx);
    return rows[0]?.swept ?? 0;
  };
